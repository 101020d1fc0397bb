// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.bill.Audit.Concern;
import io.github.nanvix.maven.report.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An audit as JSON, as {@code docs/sbom.md} describes it; equal audits give equal bytes. */
public final class AuditJson {
  private AuditJson() {}

  /** The content of {@code audit.json}. */
  public static String render(Audit audit) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("components", audit.components());
    root.put("advisories", audit.advisories());
    root.put("found", of(audit.found()));
    root.put("undecided", of(audit.undecided()));
    root.put("accepted", of(audit.accepted()));
    return Document.AUDIT.write(root);
  }

  private static List<Object> of(List<Concern> concerns) {
    return concerns.stream().<Object>map(AuditJson::of).toList();
  }

  private static Map<String, Object> of(Concern concern) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("component", concern.component().name());
    values.put("version", concern.component().version());
    concern.component().purl().ifPresent(purl -> values.put("purl", purl));
    values.put("advisory", concern.advisory().id());
    values.put("aliases", concern.advisory().aliases());
    values.put("summary", concern.advisory().summary());
    values.put("fixed", concern.fixed());
    return values;
  }
}
