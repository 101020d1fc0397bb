// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Dynamic;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.List;

/** Whether every library that is asked for is found, under its one name. */
final class LibraryChecks {
  private static final String WITHOUT = "Link without -rpath, and stage its libraries in lib.";

  private LibraryChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error(
                "ELF-DYN-001",
                "Unbundled module needs other libraries than its own",
                Rule.each(Role.MODULE::equals, LibraryChecks::expected))
            .inImages(),
        Rule.error(
            "ELF-DYN-002",
            "Library's SONAME is not its file name",
            Rule.each(Role.LIBRARY::equals, LibraryChecks::soname)),
        Rule.warning(
            "ELF-DYN-005",
            "Search path is ignored",
            Rule.each(Role::isShared, LibraryChecks::ignored)));
  }

  private static void expected(Subject subject, StagedObject module, Check.Faults faults) {
    List<String> expected = subject.spec().neededByModule().get(module.moduleName());
    List<String> actual = module.image().needed();
    if (expected != null && !expected.equals(withoutRuntime(subject, actual, expected))) {
      faults.add(
          module.path(),
          "DT_NEEDED is " + actual + "; expected exactly " + expected,
          actual.containsAll(expected)
              ? "Take the other libraries off this module's link line."
              : "Name the shared library on this module's link line (-l:libX.so) and make sure that"
                  + " it is built before the module, so that the archive is not taken instead.");
    }
  }

  /** What the C runtime is made of a module needs where it uses it. */
  private static List<String> withoutRuntime(
      Subject subject, List<String> needed, List<String> expected) {
    return needed.stream()
        .filter(
            name ->
                expected.contains(name)
                    || subject.spec().runtime().stream()
                        .noneMatch(file -> file.fileName().equals(name)))
        .toList();
  }

  private static void soname(Subject subject, StagedObject library, Check.Faults faults) {
    String expected = library.path().fileName();
    String actual = library.image().dynamic().soname().orElse("absent");
    if (!expected.equals(actual) && !isFoundBy(subject, library, actual)) {
      faults.add(
          library.path(),
          "DT_SONAME is " + actual + "; expected " + expected,
          "Link it with -Wl,-soname," + expected + ", or stage it under its SONAME.");
    }
  }

  /**
   * Where libraries are known by their SONAME, a link of that name beside the file is as good; of a
   * single file nobody knows.
   */
  private static boolean isFoundBy(Subject subject, StagedObject library, String soname) {
    String path = library.path().text();
    String directory = path.substring(0, path.lastIndexOf('/') + 1);
    return subject.profile().search().sonames()
        && (subject.files().size() == 1
            || subject.files().stream().anyMatch(file -> file.text().equals(directory + soname)));
  }

  private static void ignored(Subject subject, StagedObject object, Check.Faults faults) {
    LoaderProfile.SearchRules rules = subject.profile().search();
    Dynamic dynamic = object.image().dynamic();
    dynamic
        .rpath()
        .filter(path -> !rules.rpath())
        .ifPresent(
            path ->
                ignored(
                    object,
                    "DT_RPATH",
                    path,
                    rules.runpath()
                        ? "Link without -rpath, or with --enable-new-dtags for a DT_RUNPATH."
                        : WITHOUT,
                    faults));
    dynamic
        .runpath()
        .filter(path -> !rules.runpath())
        .ifPresent(path -> ignored(object, "DT_RUNPATH", path, WITHOUT, faults));
  }

  private static void ignored(
      StagedObject object, String tag, String path, String hint, Check.Faults faults) {
    faults.add(object.path(), tag + " \"" + path + "\" is ignored by the loader", hint);
  }
}
