// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.store.InputChange;
import io.github.nanvix.maven.store.StepExplanation;
import io.github.nanvix.maven.store.StepRecord;
import io.github.nanvix.maven.toml.PinOrigin;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a step was made, for people: one line for the step, one for each input that differs. */
public final class ExplanationLines {
  private static final Pattern DIGEST = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");
  private static final int LONGEST = 100;
  private static final int CONTEXT = 20;

  private ExplanationLines() {}

  /** The lines; each cause is indented below what it has changed. */
  public static List<String> of(StepExplanation explanation) {
    List<String> lines = new ArrayList<>();
    StepRecord step = explanation.step();
    lines.add(
        step.title()
            + ": "
            + outcome(step)
            + " at "
            + step.last().time().truncatedTo(ChronoUnit.SECONDS));
    add(lines, explanation.changes(), "  ");
    return lines;
  }

  /** Where the pin files are from that are not the plugin's alone: one line for each. */
  public static List<String> of(Collection<PinOrigin> origins) {
    return origins.stream()
        .map(
            origin ->
                origin.path()
                    + ": from "
                    + origin.place()
                    + (origin.passedOver().isEmpty()
                        ? ""
                        : ", not from " + String.join(" or ", origin.passedOver())))
        .toList();
  }

  private static String outcome(StepRecord step) {
    boolean first = step.before().isEmpty();
    return switch (step.last().outcome()) {
      case MADE -> first ? "made for the first time in this directory" : "made";
      case MADE_AGAIN -> "made again from the same inputs, because the store had lost it,";
      case REUSED ->
          first
              ? "wanted for the first time in this directory, and reused"
              : "reused from the store";
    };
  }

  private static void add(List<String> lines, List<InputChange> changes, String indent) {
    for (InputChange change : changes) {
      String before = change.before().orElse("");
      String now = change.now().orElse("");
      int common = common(before, now);
      lines.add(
          indent
              + change.name()
              + ": "
              + change.before().map(value -> shown(value, common)).orElse("(none)")
              + " → "
              + change.now().map(value -> shown(value, common)).orElse("(none)")
              + through(change.through())
              + (change.alike() > 0
                  ? ", and " + new Count(change.alike(), "more input") + " alike"
                  : ""));
      add(lines, change.causes(), indent + "  ");
    }
  }

  private static String through(Optional<String> kind) {
    return kind.map(name -> " (" + name + ")").orElse("");
  }

  /** Of a long value the part where the difference begins; digests are abbreviated. */
  private static String shown(String value, int common) {
    String text = value;
    if (value.length() > LONGEST) {
      int from = Math.max(0, common - CONTEXT);
      int to = Math.min(value.length(), from + LONGEST);
      text = (from > 0 ? "…" : "") + value.substring(from, to) + (to < value.length() ? "…" : "");
    }
    return DIGEST.matcher(text.replace("\n", "\\n")).replaceAll("$1");
  }

  private static int common(String one, String other) {
    int length = Math.min(one.length(), other.length());
    int i = 0;
    while (i < length && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    return i;
  }
}
