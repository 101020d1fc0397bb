package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Applies every check to a staged image and collects all findings. */
public final class Verification {
  private final LoaderProfile profile;
  private final List<Check> checks;

  private Verification(LoaderProfile profile, List<Check> checks) {
    this.profile = profile;
    this.checks = checks;
  }

  /** All checks, for one loader. */
  public static Verification of(LoaderProfile profile) {
    return new Verification(profile, Checks.all());
  }

  /**
   * Verifies an image.
   *
   * @param sysroot its root directory; nothing outside is read but what its links point to
   * @throws io.github.nanvix.maven.failure.BuildException if a file cannot be read at all
   */
  public VerifyResult run(Path sysroot, SubjectSpec spec) {
    Subject subject = new SubjectReader(profile, spec, sysroot).read();
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      check.inspect(
          subject,
          (file, message, hint) ->
              findings.add(new Finding(check.id(), check.severity(), file, message, hint)));
    }
    return new VerifyResult(
        profile.name(),
        findings.stream().sorted().toList(),
        subject.examined(),
        subject.objects(Role.MODULE).size(),
        symbolsBound(subject));
  }

  private static int symbolsBound(Subject subject) {
    int bound = 0;
    for (var plan : subject.plans()) {
      for (BoundSymbol symbol : plan.symbols()) {
        if (symbol.asker().equals(plan.module()) && symbol.provider().isPresent()) {
          bound++;
        }
      }
    }
    return bound;
  }
}
