// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Applies checks, each with the severity that a loader profile gives it. */
final class Judge {
  private static final String OFF = "off";

  private final LoaderProfile profile;
  private final Map<Severity, List<Check>> checks = new EnumMap<>(Severity.class);

  /**
   * @throws BuildException if the profile names a check or a severity that does not exist
   */
  Judge(LoaderProfile profile, Predicate<Check> wanted) {
    this.profile = profile;
    Map<String, String> severities = new TreeMap<>(profile.severity());
    for (Check check : Checks.all()) {
      String given = severities.remove(check.id());
      Optional<Severity> severity = severity(check, given);
      if (severity.isPresent() && wanted.test(check)) {
        checks.computeIfAbsent(severity.get(), key -> new ArrayList<>()).add(check);
      }
    }
    if (!severities.isEmpty()) {
      throw refuse("[severity] names " + severities.keySet() + ", and there are no such checks");
    }
  }

  /** Empty where the profile switches the check off. */
  private Optional<Severity> severity(Check check, @Nullable String given) {
    if (check instanceof RefusalCheck refusal && refusal.kind().isRefusedBy(profile)) {
      if (given != null && !given.equals(Severity.ERROR.label())) {
        throw refuse(
            "[severity] gives "
                + check.id()
                + " the value \""
                + given
                + "\", and the loader refuses such files");
      }
      return Optional.of(Severity.ERROR);
    }
    if (given == null) {
      return Optional.of(check.severity());
    }
    if (given.equals(OFF)) {
      return Optional.empty();
    }
    for (Severity severity : Severity.values()) {
      if (severity.label().equals(given.toLowerCase(Locale.ROOT))) {
        return Optional.of(severity);
      }
    }
    throw refuse("[severity] gives " + check.id() + " the value \"" + given + "\"");
  }

  private BuildException refuse(String fault) {
    return BuildException.input(
        "Loader profile \"" + profile.name() + "\": " + fault + ".",
        "Use ids as in docs/findings and error, warning, info or off.");
  }

  /** Everything that the checks find, in no order. */
  List<Finding> findings(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    checks.forEach(
        (severity, some) -> {
          for (Check check : some) {
            check.inspect(
                subject,
                (file, message, hint) ->
                    findings.add(new Finding(check.id(), severity, file, message, hint)));
          }
        });
    return findings;
  }
}
