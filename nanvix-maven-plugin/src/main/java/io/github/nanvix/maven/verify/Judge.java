package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

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
    Map<String, String> severities = new TreeMap<>(profile.severities());
    for (Check check : Checks.all()) {
      String given = severities.remove(check.id());
      if (!OFF.equals(given) && wanted.test(check)) {
        checks.computeIfAbsent(severity(check, given), key -> new ArrayList<>()).add(check);
      }
    }
    if (!severities.isEmpty()) {
      throw refuse("[severity] names " + severities.keySet() + ", and there are no such checks");
    }
  }

  private Severity severity(Check check, @org.jspecify.annotations.Nullable String given) {
    if (given == null) {
      return check.severity();
    }
    for (Severity severity : Severity.values()) {
      if (severity.label().equals(given.toLowerCase(Locale.ROOT))) {
        return severity;
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
