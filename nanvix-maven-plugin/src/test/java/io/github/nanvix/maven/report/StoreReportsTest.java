// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.GcResult;
import io.github.nanvix.maven.store.GcResult.Reason;
import io.github.nanvix.maven.store.GcResult.Removed;
import io.github.nanvix.maven.store.InputChange;
import io.github.nanvix.maven.store.StepExplanation;
import io.github.nanvix.maven.store.StepRecord;
import io.github.nanvix.maven.store.StepRun;
import io.github.nanvix.maven.store.StepRun.Outcome;
import io.github.nanvix.maven.toml.PinOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoreReportsTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void eachRemovalIsALineAndTheSumsFollow() {
    GcResult result =
        new GcResult(
            List.of(
                new Removed("port/1", Reason.LIMIT, Optional.of(TIME), 1_500_000, List.of()),
                new Removed("port/2", Reason.DAMAGED, Optional.of(TIME), 7, differences(5)),
                new Removed("tmp/port-3", Reason.LEFTOVER, Optional.empty(), 0, List.of())),
            1,
            2_000,
            4,
            2);

    assertThat(GcLines.of(result, false))
        .containsExactly(
            "removed port/1: over the limit, last used 2026-01-02T03:04:05Z, 1.5 MB",
            "removed port/2: damaged, last used 2026-01-02T03:04:05Z, 7 B",
            "  difference 0",
            "  difference 1",
            "  difference 2",
            "  and 2 more",
            "removed tmp/port-3: left by a build that failed or was killed, 0 B",
            "compared with their manifests: 4 entries; without a manifest, made by an older"
                + " plugin: 2",
            "freed 1.5 MB; 1 entry of 2.0 kB stays");
    assertThat(GcLines.of(result, true))
        .contains("would free 1.5 MB; 1 entry of 2.0 kB would stay")
        .noneMatch(line -> line.startsWith("removed"));
  }

  @Test
  void causesAreIndentedBelowWhatTheyChange() {
    InputChange patch = change("patch[000]", null, "1", List.of());
    String old = Sha256.of("old").toString();
    String now = Sha256.of("now").toString();
    InputChange source =
        new InputChange(
            "file.a",
            Optional.of(old + "!a"),
            Optional.of(now + "!a"),
            3,
            Optional.of("source"),
            List.of(patch));

    assertThat(ExplanationLines.of(explanation(Outcome.MADE, List.of(source))))
        .containsExactly(
            "tiny sysroot: made at 2026-01-02T03:04:05Z",
            "  file.a: %s!a → %s!a (source), and 3 more inputs alike"
                .formatted(old.substring(0, 19), now.substring(0, 19)),
            "    patch[000]: (none) → 1");
  }

  @Test
  void ofLongValuesTheDifferenceIsShown() {
    String start = "0123456789\n".repeat(20);
    InputChange change = change("setup-local", start + "old" + start, start + "new", List.of());

    String line = ExplanationLines.of(explanation(Outcome.REUSED, List.of(change))).get(1);

    assertThat(line)
        .startsWith("  setup-local: …")
        .contains("0123456789\\nold0123")
        .endsWith("0123456789\\nnew")
        .hasSizeLessThan(200);
  }

  @Test
  void oneMoreInputIsOne() {
    InputChange change =
        new InputChange(
            "file.a", Optional.of("1"), Optional.of("2"), 1, Optional.empty(), List.of());

    assertThat(ExplanationLines.of(explanation(Outcome.MADE, List.of(change))))
        .last()
        .isEqualTo("  file.a: 1 → 2, and 1 more input alike");
  }

  @Test
  void theFirstTimeIsSaid() {
    StepExplanation first =
        new StepExplanation(
            new StepRecord("kind", "t", run(Outcome.MADE), Optional.empty()), List.of());

    assertThat(ExplanationLines.of(first))
        .containsExactly("t: made for the first time in this directory at 2026-01-02T03:04:05Z");
  }

  @Test
  void programsGetWholeDigests() {
    String json =
        ExplanationJson.of(
            List.of(explanation(Outcome.MADE_AGAIN, List.of(change("a", "1", null, List.of())))),
            List.of());

    assertThat(json)
        .contains("\"outcome\": \"made-again\"", "\"fingerprint\": \"" + Sha256.of("x") + "\"")
        .contains("\"input\": \"a\"", "\"before\": \"1\"")
        .doesNotContain("\"now\"");
  }

  @Test
  void whereAPinFileIsFromIsSaidWithWhatWasPassedOver() {
    List<PinOrigin> origins =
        List.of(
            new PinOrigin("recipes/a.toml", "org:pins:1", List.of("the plugin")),
            new PinOrigin("recipes/b.toml", "/p/src/nanvix", List.of()));

    assertThat(ExplanationLines.of(origins))
        .containsExactly(
            "recipes/a.toml: from org:pins:1, not from the plugin",
            "recipes/b.toml: from /p/src/nanvix");
    assertThat(ExplanationJson.of(List.of(), origins))
        .contains("\"from\": \"org:pins:1\"", "\"passed-over\": [");
  }

  private static List<String> differences(int count) {
    return IntStream.range(0, count).mapToObj(i -> "difference " + i).toList();
  }

  private static InputChange change(
      String name, @Nullable String before, @Nullable String now, List<InputChange> causes) {
    return new InputChange(
        name, Optional.ofNullable(before), Optional.ofNullable(now), 0, Optional.empty(), causes);
  }

  private static StepExplanation explanation(Outcome outcome, List<InputChange> changes) {
    return new StepExplanation(
        new StepRecord("sysroot", "tiny sysroot", run(outcome), Optional.of(run(Outcome.MADE))),
        changes);
  }

  private static StepRun run(Outcome outcome) {
    return new StepRun(Sha256.of("x"), outcome, TIME, Optional.empty(), new TreeMap<>());
  }
}
