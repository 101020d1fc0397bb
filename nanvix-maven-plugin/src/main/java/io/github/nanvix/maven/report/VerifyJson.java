package io.github.nanvix.maven.report;

import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.VerifyResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link VerifyResult} as JSON; equal results give equal bytes. */
public final class VerifyJson {
  private VerifyJson() {}

  /** The content of {@code verify.json}. */
  public static String render(VerifyResult result) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("profile", result.profile());
    root.put("filesExamined", result.filesExamined());
    root.put("modules", result.modules());
    root.put("symbolsBound", result.symbolsBound());
    root.put("errors", result.count(Severity.ERROR));
    root.put("warnings", result.count(Severity.WARNING));
    List<Map<String, Object>> findings = result.findings().stream().map(VerifyJson::of).toList();
    root.put("findings", findings);
    return Json.write(root);
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
}
