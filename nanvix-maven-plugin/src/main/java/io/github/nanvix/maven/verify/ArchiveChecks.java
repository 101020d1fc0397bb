// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ArMember;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolBinding;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Names;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether a static library can be linked whole, for the target. */
final class ArchiveChecks {
  private static final Pattern RENAMED = Pattern.compile("lt[0-9]+-.*");

  private ArchiveChecks() {}

  static List<Check> all() {
    return List.of(
        check("ELF-AR-001", "Archive is in an archive", ArchiveChecks::nested),
        check("ELF-AR-002", "Member is no object file of the target", ArchiveChecks::foreign),
        Rule.warning("ELF-AR-003", "Member was renamed by libtool", each(ArchiveChecks::renamed))
            .alone(),
        Rule.warning("ELF-AR-004", "Archive has no symbol index", each(ArchiveChecks::index))
            .alone(),
        check("ELF-AR-005", "Symbol has two strong definitions", ArchiveChecks::twice));
  }

  @FunctionalInterface
  private interface Inspection {
    void inspect(Subject subject, RelativePath path, ArArchive archive, Check.Faults faults);
  }

  private static Check check(String id, String title, Inspection inspection) {
    return Rule.error(id, title, each(inspection)).alone();
  }

  private static java.util.function.BiConsumer<Subject, Check.Faults> each(Inspection inspection) {
    return (subject, faults) ->
        subject
            .archives()
            .forEach((path, archive) -> inspection.inspect(subject, path, archive, faults));
  }

  private static void nested(
      Subject subject, RelativePath path, ArArchive archive, Check.Faults faults) {
    for (ArMember member : archive.members()) {
      if (member.isArchive()) {
        faults.add(
            path,
            "its member "
                + Names.some(List.of(member.name()))
                + " is an archive, which linkers"
                + " skip or refuse",
            "Give libtool the libraries as -lNAME, not by their paths.");
      }
    }
  }

  /** Members with the same fault are one finding: it is usually that of the whole archive. */
  private static void foreign(
      Subject subject, RelativePath path, ArArchive archive, Check.Faults faults) {
    Map<String, List<String>> members = new TreeMap<>();
    for (ArMember member : archive.members()) {
      String fault = member.isArchive() ? "" : fault(subject.profile().files(), member);
      if (!fault.isEmpty()) {
        members.computeIfAbsent(fault, key -> new ArrayList<>()).add(member.name());
      }
    }
    members.forEach(
        (fault, names) ->
            faults.add(
                path,
                "of its members " + Names.some(names) + ": " + fault,
                "Compile with the target's compiler, and put object files only into the archive."));
  }

  private static String fault(LoaderProfile.FileRules target, ArMember member) {
    if (!member.isElf()) {
      return "no ELF file; expected an object file";
    }
    try {
      ElfImage image = member.image();
      if (!target.isFor(image)) {
        return image.platform() + "; expected " + target.platforms();
      }
      return image.type().equals(ElfType.REL) ? "" : image.type() + "; expected ET_REL";
    } catch (ElfFormatException e) {
      return "no well-formed ELF file: " + Reason.of(e);
    }
  }

  private static void renamed(
      Subject subject, RelativePath path, ArArchive archive, Check.Faults faults) {
    List<String> names =
        archive.members().stream()
            .map(ArMember::name)
            .filter(name -> RENAMED.matcher(name).matches())
            .toList();
    if (!names.isEmpty()) {
      faults.add(
          path,
          "has " + Names.some(names) + ", members of which there were two of one name",
          "Keep archives of other libraries out of libtool's convenience archives.");
    }
  }

  private static void index(
      Subject subject, RelativePath path, ArArchive archive, Check.Faults faults) {
    if (!archive.hasSymbolIndex() && !archive.members().isEmpty()) {
      faults.add(path, "has no symbol index; linkers refuse it", "Run the target's ranlib on it.");
    }
  }

  private static void twice(
      Subject subject, RelativePath path, ArArchive archive, Check.Faults faults) {
    Map<String, String> first = new HashMap<>();
    Map<String, TreeSet<String>> pairs = new TreeMap<>();
    for (ArMember member : archive.members()) {
      for (Symbol symbol : definitions(member)) {
        String other = first.putIfAbsent(symbol.name(), member.name());
        if (other != null) {
          pairs
              .computeIfAbsent(Names.some(List.of(other, member.name())), key -> new TreeSet<>())
              .add(symbol.name());
        }
      }
    }
    pairs.forEach(
        (members, names) ->
            faults.add(
                path,
                "its members " + members + " both define " + Names.some(names),
                "Leave one of the two out; --allow-multiple-definition would hide two states."));
  }

  private static List<Symbol> definitions(ArMember member) {
    if (!member.isElf()) {
      return List.of();
    }
    try {
      return member.image().staticSymbols().stream().filter(ArchiveChecks::isStrong).toList();
    } catch (ElfFormatException e) {
      return List.of();
    }
  }

  /** Global, in a section of its own file, and neither common nor of a group that may repeat. */
  private static boolean isStrong(Symbol symbol) {
    return symbol.isDefined()
        && symbol.binding().equals(SymbolBinding.GLOBAL)
        && symbol.sectionIndex() < 0xff00
        && !symbol.name().startsWith("__x86.get_pc_thunk.")
        && !symbol.name().startsWith("DW.ref.");
  }
}
