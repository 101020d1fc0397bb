// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.store.InputChange;
import io.github.nanvix.maven.store.StepExplanation;
import io.github.nanvix.maven.store.StepRun;
import io.github.nanvix.maven.toml.PinOrigin;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why steps were made, for programs. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** The document {@code explain.json}. */
  public static String of(List<StepExplanation> explanations, List<PinOrigin> origins) {
    return Document.EXPLAIN.write(
        new JsonFields()
            .with("steps", explanations.stream().map(ExplanationJson::step).toList())
            .with("pins", origins.stream().map(ExplanationJson::origin).toList())
            .map());
  }

  private static Map<String, Object> origin(PinOrigin origin) {
    return new JsonFields()
        .with("file", origin.path())
        .with("from", origin.place())
        .with("passed-over", origin.passedOver())
        .map();
  }

  private static Map<String, Object> step(StepExplanation explanation) {
    StepRun last = explanation.step().last();
    return new JsonFields()
        .with("title", explanation.step().title())
        .with("kind", explanation.step().kind())
        .with("outcome", last.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .with("time", last.time())
        .with("took", last.took())
        .with("fingerprint", last.fingerprint())
        .with("before", explanation.step().before().map(StepRun::fingerprint))
        .with("changes", changes(explanation.changes()))
        .map();
  }

  private static List<Map<String, Object>> changes(List<InputChange> changes) {
    return changes.stream().map(ExplanationJson::change).toList();
  }

  private static Map<String, Object> change(InputChange change) {
    return new JsonFields()
        .with("input", change.name())
        .with("before", change.before())
        .with("now", change.now())
        .with("alike", change.alike())
        .with("through", change.through())
        .with("causes", changes(change.causes()))
        .map();
  }
}
