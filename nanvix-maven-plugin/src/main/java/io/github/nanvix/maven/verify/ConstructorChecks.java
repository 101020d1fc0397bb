// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.fs.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the loader runs all code that is meant to run before the first call. */
final class ConstructorChecks {
  private static final Set<String> OLD_SECTIONS = Set.of(".ctors", ".dtors");

  private ConstructorChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error(
            "ELF-CTOR-001",
            "Constructor is of a kind that is not run",
            Rule.each(Role::isShared, ConstructorChecks::neverRun)),
        Rule.error(
            "ELF-CTOR-002",
            "Constructor in .init_array is not run",
            Rule.each(Role::isShared, ConstructorChecks::arrays)));
  }

  private static void neverRun(Subject subject, StagedObject object, Check.Faults faults) {
    List<String> found = new ArrayList<>();
    if (!subject.profile().constructors().init()) {
      object.image().dynamic().init().ifPresent(address -> found.add("DT_INIT"));
      object.image().dynamic().fini().ifPresent(address -> found.add("DT_FINI"));
    }
    if (object.image().dynamic().preinitArraySize() != 0) {
      found.add("DT_PREINIT_ARRAY");
    }
    for (Section section : object.image().sections()) {
      if (!subject.profile().constructors().init()
          && OLD_SECTIONS.contains(section.name())
          && section.size() != 0) {
        found.add(section.name());
      }
    }
    if (!found.isEmpty()) {
      faults.add(
          object.path(),
          "has code to run at load or unload in " + found + ", which the loader never runs",
          "Link with -nostartfiles, and have constructors put into .init_array"
              + " (__attribute__((constructor))).");
    }
  }

  private static void arrays(Subject subject, StagedObject object, Check.Faults faults) {
    long bytes =
        object.image().dynamic().initArraySize() + object.image().dynamic().finiArraySize();
    if (bytes != 0 && !subject.profile().constructors().initArray()) {
      faults.add(
          object.path(),
          "has constructors or destructors ("
              + new Count(bytes, "byte")
              + " of addresses) that are not run",
          "Use a loader that runs them, or initialise on first use.");
    }
  }
}
