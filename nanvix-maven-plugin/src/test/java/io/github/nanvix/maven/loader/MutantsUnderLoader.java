package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfMutations;
import io.github.nanvix.maven.fs.RelativePath;
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
  private static final Path ROOT = Path.of("/");

  private final LoaderProfile profile;
  private final RelativePath program;

  private MutantsUnderLoader(String profile, Dlopen dlopen) throws IOException {
    this.profile = LoaderProfile.named(profile);
    this.program = RelativePath.between(ROOT, dlopen.program().toRealPath());
  }

  /** Why the plan says that a file does not load, and verify with it; empty where both load it. */
  private Optional<String> refusal(Path file) throws IOException {
    ImageDirectory images = new ImageDirectory(ROOT);
    RelativePath module = RelativePath.between(ROOT, file.toRealPath());
    try {
      images.read(file.toRealPath());
    } catch (ElfFormatException e) {
      return Optional.of("unreadable: " + e.getMessage());
    }
    LoadPlan plan = new LoadPlanner(profile, program, images).plan(module);
    boolean errors = !new VerifyVerdict(profile, program, images).errors(plan).isEmpty();
    if (plan.loads() == errors) {
      throw new AssertionError(file + ": tree " + plan.failures() + ", verify says otherwise");
    }
    return plan.loads() ? Optional.empty() : Optional.of(Image.kinds(plan).toString());
  }

  /**
   * Arguments are the profile, a directory to work in, how many mutants, the loader's own file
   * where it is not the machine's, and then the libraries.
   */
  public static void main(String[] arguments) throws IOException {
    Path work = Files.createDirectories(Path.of(arguments[1]));
    int count = Integer.parseInt(arguments[2]);
    Dlopen dlopen =
        arguments[3].isEmpty() ? new Dlopen(work) : Dlopen.under(Path.of(arguments[3]), work);
    MutantsUnderLoader under = new MutantsUnderLoader(arguments[0], dlopen);
    List<Path> sound = new ArrayList<>();
    for (String name : List.of(arguments).subList(4, arguments.length)) {
      Path library = Path.of(name).toRealPath();
      if (dlopen.refusal(library).isEmpty() && under.refusal(library).isEmpty()) {
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
      Optional<String> real = dlopen.refusal(file);
      Optional<String> planned = under.refusal(file);
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
