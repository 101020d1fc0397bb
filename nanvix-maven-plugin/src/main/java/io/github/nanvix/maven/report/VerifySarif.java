// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.verify.Check;
import io.github.nanvix.maven.verify.Checks;
import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.FindingPage;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.SuppressedFinding;
import io.github.nanvix.maven.verify.VerifyResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@link VerifyResult} in the Static Analysis Results Interchange Format 2.1.0 (OASIS). Where the
 * files are is not said: equal results give equal bytes on every machine.
 */
public final class VerifySarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String PROJECT = "PROJECT";

  private final Published plugin;
  private final String base;
  private final Set<String> found;

  private VerifySarif(Published plugin, String base, VerifyResult result) {
    this.plugin = plugin;
    this.base = base;
    this.found = result.findings().stream().map(Finding::id).collect(Collectors.toSet());
  }

  /** The content of {@code verify.sarif}. */
  public static String ofImage(VerifyResult result) {
    return render(result, "SYSROOT", "the root of the image", Published.plugin());
  }

  /** The content of {@code verify-files.sarif}. */
  public static String ofFiles(VerifyResult result) {
    return render(
        result, "FILES", "the directory that the files are named from", Published.plugin());
  }

  static String render(VerifyResult result, String base, String what, Published plugin) {
    VerifySarif sarif = new VerifySarif(plugin, base, result);
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
                    ordered("driver", sarif.driver()),
                    "originalUriBaseIds",
                    ordered(
                        base,
                        ordered("description", ordered("text", what)),
                        PROJECT,
                        ordered("description", ordered("text", "the directory of the POM"))),
                    "columnKind",
                    "utf16CodeUnits",
                    "results",
                    sarif.results(result)))));
  }

  private Map<String, Object> driver() {
    Map<String, Object> driver = ordered("name", "nanvix:verify", "version", plugin.version());
    plugin.address().ifPresent(address -> driver.put("informationUri", address));
    driver.put("rules", Checks.all().stream().map(this::rule).toList());
    return driver;
  }

  private List<Map<String, Object>> results(VerifyResult result) {
    Map<String, Integer> indices = new LinkedHashMap<>();
    Checks.all().forEach(check -> indices.put(check.id(), indices.size()));
    List<Map<String, Object>> results = new ArrayList<>();
    result.findings().forEach(finding -> results.add(of(finding, indices)));
    for (SuppressedFinding suppressed : result.suppressed()) {
      Map<String, Object> node = of(suppressed.finding(), indices);
      node.put(
          "suppressions",
          List.of(ordered("kind", "external", "justification", suppressed.reason())));
      results.add(node);
    }
    return results;
  }

  private Map<String, Object> rule(Check check) {
    Map<String, Object> rule =
        ordered("id", check.id(), "shortDescription", ordered("text", sentence(check.title())));
    plugin.page("docs/findings/" + check.id() + ".md").ifPresent(page -> rule.put("helpUri", page));
    // All pages would be many times what is said of an image.
    if (found.contains(check.id())) {
      String text = String.join("\n\n", FindingPage.of(check.id()).paragraphs());
      rule.put("help", ordered("text", text));
    }
    rule.put("defaultConfiguration", ordered("level", level(check.severity())));
    return rule;
  }

  private static String sentence(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }

  private Map<String, Object> of(Finding finding, Map<String, Integer> indices) {
    String from = finding.isOfProject() ? PROJECT : base;
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
                ordered(
                    "artifactLocation",
                    ordered("uri", uri(finding.file().text()), "uriBaseId", from)))),
        "partialFingerprints",
        ordered("finding/v1", Fingerprint.of(finding)));
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
