// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.loader.ExecutableNeeds;
import java.util.List;

/** What the interpreter must be for modules to bind to it. */
final class ExecutableChecks {
  private ExecutableChecks() {}

  static List<Check> all() {
    return List.of(
        rule("ELF-EXE-002", "Executable has an interpreter", ExecutableChecks::interpreter),
        rule("ELF-EXE-003", "Executable exports no symbols", ExecutableChecks::exports).inImages(),
        rule("ELF-EXE-004", "Executable needs a library", ExecutableChecks::needed));
  }

  private static Rule rule(String id, String title, Rule.ObjectInspection inspection) {
    return Rule.error(id, title, Rule.each(Role.EXECUTABLE::equals, inspection));
  }

  /** Whether an executable has anything that a module could bind to. */
  static boolean exportsAnything(StagedObject executable) {
    return executable.image().dynamicSymbols().exportsAnything();
  }

  private static void interpreter(Subject subject, StagedObject exe, Check.Faults faults) {
    exe.image()
        .interpreter()
        .filter(path -> !subject.profile().files().interpreter())
        .ifPresent(
            path ->
                faults.add(
                    exe.path(),
                    "asks for the program interpreter \"" + path + "\" (PT_INTERP)",
                    "Link the interpreter with -static-pie or -Wl,--no-dynamic-linker."));
  }

  private static void exports(Subject subject, StagedObject exe, Check.Faults faults) {
    if (!exportsAnything(exe)) {
      faults.add(
          exe.path(),
          "exports no symbol in .dynsym; no module can bind to it",
          "Link the interpreter with -Wl,--export-dynamic.");
    }
  }

  private static void needed(Subject subject, StagedObject exe, Check.Faults faults) {
    if (subject.profile().files().executableNeeds() == ExecutableNeeds.NONE
        && !exe.image().needed().isEmpty()) {
      faults.add(
          exe.path(),
          "needs " + exe.image().needed() + "; expected a static executable without DT_NEEDED",
          "Keep the unbundled library off the interpreter's LIBS and link statically.");
    }
  }
}
