package io.github.nanvix.maven.report;

import io.github.nanvix.maven.verify.Check;
import io.github.nanvix.maven.verify.Checks;
import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.SuppressedFinding;
import io.github.nanvix.maven.verify.VerifyResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link VerifyResult} in the Static Analysis Results Interchange Format 2.1.0 (OASIS). */
public final class VerifySarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private VerifySarif() {}

  /** The content of {@code verify.sarif}; rules and their indices are those of all checks. */
  public static String render(VerifyResult result) {
    List<Check> checks = Checks.all();
    Map<String, Integer> indices = new LinkedHashMap<>();
    checks.forEach(check -> indices.put(check.id(), indices.size()));
    List<Map<String, Object>> results = new ArrayList<>();
    result.findings().forEach(finding -> results.add(of(finding, indices)));
    for (SuppressedFinding suppressed : result.suppressed()) {
      Map<String, Object> node = of(suppressed.finding(), indices);
      node.put(
          "suppressions",
          List.of(ordered("kind", "external", "justification", suppressed.reason())));
      results.add(node);
    }
    Map<String, Object> driver =
        ordered("name", "nanvix:verify", "rules", checks.stream().map(VerifySarif::rule).toList());
    return Json.write(
        ordered(
            "$schema",
            SCHEMA,
            "version",
            "2.1.0",
            "runs",
            List.of(
                ordered(
                    "tool",
                    ordered("driver", driver),
                    "columnKind",
                    "utf16CodeUnits",
                    "results",
                    results))));
  }

  private static Map<String, Object> rule(Check check) {
    return ordered(
        "id",
        check.id(),
        "shortDescription",
        ordered("text", sentence(check.title())),
        "help",
        ordered("text", "docs/findings/" + check.id() + ".md says why, and how to mend it."),
        "defaultConfiguration",
        ordered("level", level(check.severity())));
  }

  private static String sentence(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }

  private static Map<String, Object> of(Finding finding, Map<String, Integer> indices) {
    return ordered(
        "ruleId",
        finding.id(),
        "ruleIndex",
        indices.getOrDefault(finding.id(), -1),
        "level",
        level(finding.severity()),
        "message",
        ordered("text", finding.message() + ". " + finding.hint()),
        "locations",
        List.of(
            ordered(
                "physicalLocation",
                ordered("artifactLocation", ordered("uri", uri(finding.file().text()))))));
  }

  private static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.label();
  }

  /** A relative reference (RFC 3986): every byte that is not unreserved is escaped. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte next : path.getBytes(StandardCharsets.UTF_8)) {
      if (next > 0 && (Character.isLetterOrDigit(next) || "-._~/".indexOf(next) >= 0)) {
        uri.append((char) next);
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", next & 0xff));
      }
    }
    return uri.toString();
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
