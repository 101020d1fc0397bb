// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Dynamic;
import io.github.nanvix.maven.elf.DynamicTag;
import io.github.nanvix.maven.elf.NeededVersions;
import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the symbol tables carry beside names: hashes, versions, leftovers of the build. */
final class TableChecks {
  private TableChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.warning(
            "ELF-SEC-003",
            "Exported symbols have no hash table",
            Rule.each(Role::isMapped, TableChecks::hash)),
        Rule.info(
            "ELF-SEC-004",
            "Staged file is not stripped",
            Rule.each(Role::isMapped, TableChecks::stripped)),
        Rule.warning(
            "ELF-DYN-016",
            "DT_STRSZ is smaller than the names need",
            Rule.each(Role::isMapped, TableChecks::cutOff)),
        Rule.warning(
            "ELF-VER-001",
            "Symbol version is ignored",
            Rule.each(Role::isShared, TableChecks::versions)),
        Rule.error(
            "ELF-VER-002",
            "Name is defined in two versions",
            Rule.each(Role::isShared, TableChecks::twoVersions)));
  }

  private static void hash(Subject subject, StagedObject object, Check.Faults faults) {
    Dynamic dynamic = object.image().dynamic();
    if (!dynamic.hasHash()
        && !dynamic.hasGnuHash()
        && object.image().dynamicSymbols().exportsAnything()) {
      faults.add(
          object.path(),
          "has neither .gnu.hash nor .hash: each lookup walks all its symbols",
          "Link with --hash-style=gnu or --hash-style=both.");
    }
  }

  private static void cutOff(Subject subject, StagedObject object, Check.Faults faults) {
    if (object.image().dynamic().namesCutOff()) {
      faults.add(
          object.path(),
          "has a DT_STRSZ of "
              + object.image().dynamic().value(DynamicTag.STRSZ).orElse(0)
              + ", which is less than its names need",
          "Link it with a linker that is not out of date.");
    }
  }

  private static void stripped(Subject subject, StagedObject object, Check.Faults faults) {
    long bytes = 0;
    List<String> names = new ArrayList<>();
    for (Section section : object.image().sections()) {
      if (section.name().equals(".symtab") || section.name().startsWith(".debug_")) {
        names.add(section.name());
        bytes += section.size();
      }
    }
    if (!names.isEmpty()) {
      faults.add(
          object.path(),
          "carries "
              + Names.some(names)
              + ", "
              + new Count(bytes, "byte")
              + " that no loader reads",
          "Strip it with --strip-unneeded when it is staged.");
    }
  }

  private static void versions(Subject subject, StagedObject object, Check.Faults faults) {
    Dynamic dynamic = object.image().dynamic();
    boolean ignored = !subject.profile().binding().versions();
    if (ignored && !dynamic.verneed().isEmpty()) {
      List<String> wanted =
          dynamic.verneed().stream()
              .map(NeededVersions::versions)
              .flatMap(List::stream)
              .distinct()
              .toList();
      faults.add(
          object.path(),
          "asks for the symbol versions " + Names.some(wanted) + ", which the loader ignores",
          "Link it against libraries without a version script.");
    } else if (ignored && !dynamic.verdef().isEmpty() && inTwoVersions(object).isEmpty()) {
      faults.add(
          object.path(),
          "defines the symbol versions "
              + Names.some(dynamic.verdef())
              + ", which the loader ignores",
          "Link it without --version-script, or with one that only says what is local.");
    }
  }

  private static void twoVersions(Subject subject, StagedObject object, Check.Faults faults) {
    if (subject.profile().binding().versions()) {
      return;
    }
    Set<String> names = inTwoVersions(object);
    if (!names.isEmpty()) {
      faults.add(
          object.path(),
          "defines "
              + Names.some(names)
              + " in more than one version; the loader takes whichever it meets first",
          "Keep one version of each symbol (.symver, version script).");
    }
  }

  private static Set<String> inTwoVersions(StagedObject object) {
    Set<String> names = new TreeSet<>();
    if (object.image().dynamic().verdef().isEmpty()) {
      return names;
    }
    Map<String, String> seen = new HashMap<>();
    for (Symbol symbol : object.image().dynamicSymbols()) {
      if (symbol.isExported()) {
        String version = symbol.version().orElse("");
        String other = seen.put(symbol.name(), version);
        if (other != null && !other.equals(version)) {
          names.add(symbol.name());
        }
      }
    }
    return names;
  }
}
