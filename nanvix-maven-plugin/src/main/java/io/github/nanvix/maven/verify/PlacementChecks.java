// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.fs.Names;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.recipe.PythonRecipe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Whether files are where they are looked for, and of a kind and size that the target can take. */
final class PlacementChecks {
  /** What a machine in stand-alone mode has for all its heap. */
  private static final long HEAP = 32L << 20;

  private static final Pattern SHARED =
      Pattern.compile("(?:.*/)?[^/]+\\.so(?:\\.[0-9]+)*", Pattern.DOTALL);

  private PlacementChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.warning(
            "ELF-FILE-005",
            "Module that others import in their own import is shared",
            PlacementChecks::nested),
        Rule.warning(
            "ELF-FILE-006",
            "File does not fit into the target's heap",
            Rule.each(Role::isShared, PlacementChecks::heap)),
        Rule.warning(
            "ELF-FILE-007", "File names the machine that built it", PlacementChecks::machine),
        Rule.warning(
            "ELF-FILE-008", "Shared object is where nobody looks", PlacementChecks::location),
        Rule.warning(
            "ELF-HDR-003",
            "Shared object has an entry point",
            Rule.each(Role::isShared, PlacementChecks::entry)));
  }

  private static void nested(Subject subject, Check.Faults faults) {
    if (subject.profile().constructors().nested()) {
      return;
    }
    Map<String, StagedObject> modules = new TreeMap<>();
    subject.objects(Role.MODULE).stream()
        .filter(module -> subject.spec().isPythonModule(module.path()))
        .forEach(module -> modules.put(module.moduleName(), module));
    for (PythonRecipe.Nested pair : subject.spec().nested()) {
      StagedObject module = modules.get(pair.module());
      List<String> importers = pair.importers().stream().filter(modules::containsKey).toList();
      if (module != null && !importers.isEmpty()) {
        faults.add(
            module.path(),
            "is a shared module that " + Names.some(importers) + " import while they are imported",
            "Build one of each two *static* in Setup.local: "
                + pair.module()
                + ", or those that import it.");
      }
    }
  }

  private static void heap(Subject subject, StagedObject object, Check.Faults faults) {
    long memory = object.loads().stream().mapToLong(Segment::memorySize).sum();
    long peak = object.size() + memory;
    if (subject.profile().files().sectionsByName() && peak > HEAP) {
      faults.add(
          object.path(),
          "takes "
              + peak
              + " bytes while it is loaded, the whole file and its memory; a"
              + " stand-alone machine has a heap of "
              + HEAP,
          "Strip it, or run it where there is more memory.");
    }
  }

  private static void machine(Subject subject, Check.Faults faults) {
    subject
        .machineNames()
        .result()
        .forEach(
            (file, words) ->
                faults.add(
                    file,
                    "names the build machine's " + String.join(" and ", words),
                    "Compile with -ffile-prefix-map=DIRECTORY=., link without -rpath to it, and"
                        + " write what is generated with paths of the target."));
  }

  private static void location(Subject subject, Check.Faults faults) {
    for (RelativePath file : subject.files()) {
      if (isShared(file.text()) && subject.spec().role(file).isEmpty()) {
        faults.add(
            file,
            "is in no directory of libraries or modules; neither the loader nor Python finds it",
            "Stage libraries in "
                + subject.profile().search().directories()
                + " and modules below lib/python3.X.");
      }
    }
  }

  /** Told without the pattern for most files of a standard library. */
  private static boolean isShared(String path) {
    return path.contains(".so") && SHARED.matcher(path).matches();
  }

  private static void entry(Subject subject, StagedObject object, Check.Faults faults) {
    if (object.image().entry() != 0 && object.image().interpreter().isEmpty()) {
      faults.add(
          object.path(),
          "has the entry point 0x"
              + Long.toHexString(object.image().entry())
              + "; expected none in a shared object",
          "Keep options for executables (-T user.ld, -e) off this -shared link line.");
    }
  }
}
