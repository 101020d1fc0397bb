// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ArMember;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.SymbolBinding;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.verify.InspectedFile;
import java.util.function.IntPredicate;

/** What was read of a single file, as one line of {@code verify.json}. */
public final class FileJson {
  private final JsonLine line = new JsonLine();

  private FileJson() {}

  /** The line of one file in UTF-8, without a line feed. */
  public static byte[] line(InspectedFile file) {
    FileJson json = new FileJson();
    json.write(file);
    return json.line.toBytes();
  }

  private void write(InspectedFile file) {
    line.open('{');
    line.member("path", file.path().text());
    if (file.image().isPresent()) {
      line.member("kind", "elf");
      describe(file.image().get());
    } else if (file.archive().isPresent()) {
      line.member("kind", "archive");
      describe(file.archive().get());
    } else {
      line.member("kind", "broken");
    }
    line.close('}');
  }

  private void describe(ElfImage image) {
    line.member("class", image.elfClass().toString());
    line.member("data", image.data().toString());
    line.member("type", image.type().toString());
    line.member("machine", image.machine().toString());
    image.interpreter().ifPresent(path -> line.member("interpreter", path));
    image.dynamic().soname().ifPresent(name -> line.member("soname", name));
    line.strings("needed", image.needed());
    image.dynamic().rpath().ifPresent(path -> line.member("rpath", path));
    image.dynamic().runpath().ifPresent(path -> line.member("runpath", path));
    symbols(image);
    line.name("relocations");
    line.open('{');
    RelocationCounts.of(image).forEach((type, count) -> line.bare(type.name(), count));
    line.close('}');
    image.packedRelocations().ifPresent(packed -> line.bare("packedRelocations", packed.size()));
  }

  /** Those of {@code .dynsym}; an object file has them in {@code .symtab}, with many local ones. */
  private void symbols(ElfImage image) {
    boolean dynamic = image.dynamicSymbols().size() > 0;
    SymbolTable table = dynamic ? image.dynamicSymbols() : image.staticSymbols();
    IntPredicate shown =
        i -> table.nameLength(i) > 0 && (dynamic || !table.binding(i).equals(SymbolBinding.LOCAL));
    symbols("undefined", table, i -> shown.test(i) && !table.isDefined(i));
    symbols(
        "weakUndefined",
        table,
        i -> shown.test(i) && !table.isDefined(i) && table.binding(i).equals(SymbolBinding.WEAK));
    symbols("defined", table, i -> shown.test(i) && table.isDefined(i));
  }

  private void symbols(String name, SymbolTable table, IntPredicate listed) {
    line.name(name);
    line.open('[');
    for (int i = 1; i < table.size(); i++) {
      if (listed.test(i)) {
        line.symbol(table, i);
      }
    }
    line.close(']');
  }

  private void describe(ArArchive archive) {
    line.bare("symbolIndex", archive.hasSymbolIndex());
    line.name("members");
    line.open('[');
    for (ArMember member : archive.members()) {
      line.open('{');
      line.member("name", member.name());
      line.bare("size", member.size());
      describe(member);
      line.close('}');
    }
    line.close(']');
  }

  private void describe(ArMember member) {
    if (!member.isElf()) {
      line.member("kind", member.isArchive() ? "archive" : "broken");
      return;
    }
    try {
      ElfImage image = member.image();
      line.member("kind", "elf");
      describe(image);
    } catch (ElfFormatException e) {
      line.member("kind", "broken");
    }
  }
}
