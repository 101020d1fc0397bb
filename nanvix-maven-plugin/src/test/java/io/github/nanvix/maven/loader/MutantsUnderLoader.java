// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfMutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Damaged libraries of this machine, each opened by a real loader in a process of its own, planned
 * and verified: none may load in a plan that the loader refuses or crashes on. For {@code
 * it/differential}.
 */
final class MutantsUnderLoader {
  private static final long SEED = 20_261_130;

  private MutantsUnderLoader() {}

  /**
   * Arguments are the profile, a directory to work in, how many mutants, the loader's own file
   * where it is not the machine's, and then the libraries.
   */
  public static void main(String[] arguments) throws IOException {
    Path work = Files.createDirectories(Path.of(arguments[1]));
    int count = Integer.parseInt(arguments[2]);
    DlopenVerdicts verdicts = new DlopenVerdicts(arguments[0], Dlopen.of(arguments[3], work), work);
    List<Path> sound = new ArrayList<>();
    for (String name : List.of(arguments).subList(4, arguments.length)) {
      Path library = Path.of(name).toRealPath();
      DlopenVerdicts.Verdict verdict = verdicts.of(library);
      if (verdict.real().isEmpty() && verdict.planned().isEmpty()) {
        sound.add(library);
      }
    }
    Random random = new Random(SEED);
    List<ElfMutations> mutations = new ArrayList<>();
    for (Path library : sound) {
      mutations.add(new ElfMutations(Files.readAllBytes(library)));
    }
    int wrong = 0;
    int strict = 0;
    int refused = 0;
    for (int i = 0; i < count; i++) {
      Path file = work.resolve("mutant" + i + ".so");
      Files.write(file, mutations.get(i % mutations.size()).next(random));
      DlopenVerdicts.Verdict verdict = verdicts.of(file);
      Optional<String> real = verdict.real();
      Optional<String> planned = verdict.planned();
      refused += real.isPresent() ? 1 : 0;
      if (real.isPresent() && planned.isEmpty()) {
        wrong++;
        System.out.println(
            "LOADS IN THE PLAN ALONE " + file + " of " + sound.get(i % sound.size()));
        System.out.println("  " + real.get());
      } else if (real.isEmpty() && planned.isPresent()) {
        strict++;
        System.out.println("STRICTER " + file + " of " + sound.get(i % sound.size()));
        System.out.println("  " + planned.get());
      } else {
        Files.delete(file);
      }
    }
    System.out.printf(
        "%d mutants of %d libraries: %d refused by the loader, %d of them load in the plan alone, %d"
            + " load in the loader alone%n",
        count, sound.size(), refused, wrong, strict);
    System.exit(wrong == 0 ? 0 : 1);
  }
}
