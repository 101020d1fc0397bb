package io.github.nanvix.maven.report;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ArMember;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.RelocationType;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolBinding;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.verify.InspectedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was read of a single file, as one line of {@code verify.json}. */
public final class FileJson {
  private FileJson() {}

  /** The line of one file, without a line feed. */
  public static String line(InspectedFile file) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("path", file.path().text());
    if (file.image().isPresent()) {
      node.put("kind", "elf");
      describe(node, file.image().get());
    } else if (file.archive().isPresent()) {
      node.put("kind", "archive");
      describe(node, file.archive().get());
    } else {
      node.put("kind", "broken");
    }
    return Json.line(node);
  }

  private static void describe(Map<String, Object> node, ElfImage image) {
    node.put("class", image.elfClass().toString());
    node.put("data", image.data().toString());
    node.put("type", image.type().toString());
    node.put("machine", image.machine().toString());
    put(node, "interpreter", image.interpreter());
    put(node, "soname", image.dynamic().soname());
    node.put("needed", image.needed());
    put(node, "rpath", image.dynamic().rpath());
    put(node, "runpath", image.dynamic().runpath());
    symbols(node, image);
    node.put("relocations", relocations(image));
  }

  private static void put(Map<String, Object> node, String name, Optional<String> value) {
    value.ifPresent(text -> node.put(name, text));
  }

  /** Those of {@code .dynsym}; an object file has them in {@code .symtab}, with many local ones. */
  private static void symbols(Map<String, Object> node, ElfImage image) {
    boolean dynamic = image.dynamicSymbols().size() > 0;
    SymbolTable table = dynamic ? image.dynamicSymbols() : image.staticSymbols();
    List<String> undefined = new ArrayList<>();
    List<String> weak = new ArrayList<>();
    List<String> defined = new ArrayList<>();
    for (int i = 1; i < table.size(); i++) {
      Symbol symbol = table.get(i);
      boolean local = symbol.binding().equals(SymbolBinding.LOCAL);
      if (!symbol.name().isEmpty() && (dynamic || !local)) {
        (symbol.isDefined() ? defined : undefined).add(symbol.versionedName());
        if (!symbol.isDefined() && symbol.isWeak()) {
          weak.add(symbol.versionedName());
        }
      }
    }
    node.put("undefined", undefined);
    node.put("weakUndefined", weak);
    node.put("defined", defined);
  }

  /** By type; of all sections, or of the dynamic array where there are no sections. */
  private static Map<String, Integer> relocations(ElfImage image) {
    Map<Integer, Integer> counts = new TreeMap<>();
    List<RelocationTable> tables =
        image.sections().isEmpty() ? image.dynamicRelocations() : image.relocationTables();
    for (RelocationTable table : tables) {
      for (int i = 0; i < table.size(); i++) {
        counts.merge(table.typeNumber(i), 1, Integer::sum);
      }
    }
    Map<String, Integer> named = new LinkedHashMap<>();
    counts.forEach(
        (number, count) -> named.put(new RelocationType(image.machine(), number).name(), count));
    return named;
  }

  private static void describe(Map<String, Object> node, ArArchive archive) {
    node.put("symbolIndex", archive.hasSymbolIndex());
    List<Map<String, Object>> members = new ArrayList<>();
    for (ArMember member : archive.members()) {
      Map<String, Object> inner = new LinkedHashMap<>();
      inner.put("name", member.name());
      inner.put("size", member.size());
      describe(inner, member);
      members.add(inner);
    }
    node.put("members", members);
  }

  private static void describe(Map<String, Object> node, ArMember member) {
    if (!member.isElf()) {
      node.put("kind", member.isArchive() ? "archive" : "broken");
      return;
    }
    try {
      ElfImage image = member.image();
      node.put("kind", "elf");
      describe(node, image);
    } catch (ElfFormatException e) {
      node.put("kind", "broken");
    }
  }
}
