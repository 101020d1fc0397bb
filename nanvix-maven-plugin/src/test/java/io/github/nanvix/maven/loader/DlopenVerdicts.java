// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.verify.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a real loader does with a library, what its profile plans, and what verify says of that. */
final class DlopenVerdicts {
  private static final Path ROOT = Path.of("/");

  private final LoaderProfile profile;
  private final Dlopen dlopen;
  private final RelativePath program;
  private final Path work;

  DlopenVerdicts(String profile, Dlopen dlopen, Path work) {
    this.profile = LoaderProfile.named(profile);
    this.dlopen = dlopen;
    this.work = work;
    try {
      this.program = RelativePath.between(ROOT, dlopen.program().toRealPath());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Why a library does not load; empty where it does.
   *
   * @param real what the loader says, or how its process ended
   * @param planned by the plan
   */
  record Verdict(Optional<String> real, Optional<String> planned) {

    /** Whether the plan of a profile is right. */
    boolean isRight(DlopenCases one, String profile) {
      if (one.isLuck(profile) || one.isTakenOnlyBy(profile)) {
        return planned.isPresent() && (one.isLuck(profile) || real.isEmpty());
      }
      return real.isEmpty() == planned.isEmpty();
    }
  }

  /** On a library that is made for it. */
  Verdict of(DlopenCases one) throws IOException {
    Path file = Files.createTempDirectory(work, "case").resolve("m.so");
    one.make().accept(file);
    return of(file);
  }

  /** On a library that is there. */
  Verdict of(Path file) throws IOException {
    return new Verdict(dlopen.refusal(file), planned(file.toRealPath()));
  }

  private Optional<String> planned(Path file) throws IOException {
    ImageDirectory images = new ImageDirectory(ROOT);
    try {
      images.read(file);
    } catch (ElfFormatException e) {
      return Optional.of("unreadable: " + e.getMessage());
    }
    LoadPlan plan =
        new LoadPlanner(profile, program, images).plan(RelativePath.between(ROOT, file));
    List<Finding> errors = new VerifyVerdict(profile, program, images).errors(plan);
    if (plan.loads() != errors.isEmpty()) {
      throw new AssertionError(file + ": tree " + plan.failures() + ", verify " + errors);
    }
    return plan.loads() ? Optional.empty() : Optional.of(Image.kinds(plan).toString());
  }

  /**
   * Compares all cases, for {@code it/differential}: arguments are the profile, a directory to work
   * in, and the loader's own file where it is not the machine's.
   */
  public static void main(String[] arguments) throws IOException {
    Path work = Files.createDirectories(Path.of(arguments[1]));
    DlopenVerdicts verdicts = new DlopenVerdicts(arguments[0], Dlopen.of(arguments[2], work), work);
    int wrong = 0;
    int loaded = 0;
    for (DlopenCases one : DlopenCases.all()) {
      Verdict verdict = verdicts.of(one);
      loaded += verdict.real().isEmpty() ? 1 : 0;
      if (!verdict.isRight(one, arguments[0])) {
        wrong++;
        System.out.println("DIFFERENT " + one.name());
        System.out.println("  loader: " + verdict.real().orElse("loads"));
        System.out.println("  plan:   " + verdict.planned().orElse("loads"));
      }
    }
    System.out.printf(
        "%d libraries of dlopen, %d of them opened; %d different%n",
        DlopenCases.all().size(), loaded, wrong);
    System.exit(wrong == 0 ? 0 : 1);
  }
}
