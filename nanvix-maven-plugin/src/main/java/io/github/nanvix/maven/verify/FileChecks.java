// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;
import java.util.stream.Stream;

/** Which files the image must have, may not have, and whether they are what they should be. */
final class FileChecks {
  private FileChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error("ELF-FILE-002", "Expected file is missing", FileChecks::presence),
        Rule.error("ELF-FILE-003", "Module failed to import in its build", FileChecks::failed),
        Rule.warning("ELF-FILE-004", "Object file is a symbolic link", FileChecks::links));
  }

  private static void presence(Subject subject, Check.Faults faults) {
    RelativePath executable = subject.spec().executable();
    if (!subject.has(executable)) {
      faults.add(executable, "the executable is missing", "Stage the interpreter under this name.");
    }
    for (String module : subject.spec().neededByModule().keySet()) {
      if (modulePaths(subject).noneMatch(path -> ModuleName.of(path).dotted().equals(module))) {
        faults.add(
            new ModuleName(module).expectedPlace(),
            "the module is missing; expected it under this name or with a suffix before .so",
            "Look for it among the failed modules in the interpreter's build log, or build it "
                + "*shared* in Setup.local.");
      }
    }
  }

  private static Stream<RelativePath> modulePaths(Subject subject) {
    return subject.files().stream()
        .filter(file -> subject.spec().role(file).filter(Role.MODULE::equals).isPresent());
  }

  private static void failed(Subject subject, Check.Faults faults) {
    for (RelativePath file : modulePaths(subject).toList()) {
      // So renamed by the Makefile's checksharedmods.
      if (ModuleName.of(file).last().endsWith("_failed")) {
        faults.add(
            file,
            "is a module that could not be imported when it was built",
            "See the interpreter's build log for the import error, then delete the file.");
      }
    }
  }

  private static void links(Subject subject, Check.Faults faults) {
    for (RelativePath link : subject.links()) {
      if (subject.spec().role(link).isPresent()) {
        faults.add(
            link,
            "is a symbolic link; expected a regular file",
            "Stage the file itself under this name: archives of images drop links.");
      }
    }
  }
}
