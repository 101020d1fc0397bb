// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.SuppressedFinding;
import io.github.nanvix.maven.verify.VerifyResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link VerifyResult} as JSON, as {@code docs/verify-json.md} describes it; equal results give
 * equal bytes.
 */
public final class VerifyJson {
  private VerifyJson() {}

  /** The content of {@code verify.json} for an image. */
  public static String render(VerifyResult result) {
    return Document.VERIFY.write(root(result));
  }

  /** How {@code verify.json} begins for single files, whose lines follow. */
  public static String beforeFiles() {
    return "{\n  \"files\": [";
  }

  /** How it ends after their lines: with the rest of the object. */
  public static String afterFiles(VerifyResult result) {
    return "\n  ]," + Document.VERIFY.write(root(result)).substring(1);
  }

  private static Map<String, Object> root(VerifyResult result) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("profile", result.profile());
    root.put("filesExamined", result.filesExamined());
    root.put("modules", result.modules());
    root.put("symbolsBound", result.symbolsBound());
    root.put("refused", result.refused());
    root.put("errors", result.count(Severity.ERROR));
    root.put("warnings", result.count(Severity.WARNING));
    root.put("infos", result.count(Severity.INFO));
    root.put("findings", result.findings().stream().map(VerifyJson::of).toList());
    root.put("suppressed", result.suppressed().stream().map(VerifyJson::of).toList());
    return root;
  }

  private static Map<String, Object> of(Finding finding) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("id", finding.id());
    node.put("severity", finding.severity().label());
    node.put("file", finding.file().text());
    node.put("message", finding.message());
    node.put("hint", finding.hint());
    return node;
  }

  private static Map<String, Object> of(SuppressedFinding suppressed) {
    Map<String, Object> node = of(suppressed.finding());
    node.put("reason", suppressed.reason());
    return node;
  }

  /** The findings of some severities by check, for the console. */
  static Map<String, List<Finding>> byCheck(List<Finding> findings) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      groups.computeIfAbsent(finding.id(), key -> new java.util.ArrayList<>()).add(finding);
    }
    return groups;
  }
}
