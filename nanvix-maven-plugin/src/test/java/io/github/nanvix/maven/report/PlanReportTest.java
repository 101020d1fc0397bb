// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadedFile;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.loader.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A load plan on the console and in tree.json. */
class PlanReportTest {
  private static final LoaderProfile JULY = LoaderProfile.named("nanvix-2026-07");
  private static final RelativePath MODULE = new RelativePath("lib/m.so");
  private static final RelativePath LEFT = new RelativePath("lib/left.so");
  private static final RelativePath RIGHT = new RelativePath("lib/right.so");
  private static final RelativePath BASE = new RelativePath("lib/base.so");

  private static final LoadPlan PLAN =
      new LoadPlan(
          MODULE,
          List.of(
              new LoadedFile(MODULE, Optional.empty()),
              new LoadedFile(LEFT, Optional.of(MODULE)),
              new LoadedFile(BASE, Optional.of(LEFT)),
              new LoadedFile(RIGHT, Optional.of(MODULE))),
          Map.of(MODULE, List.of(LEFT, RIGHT), LEFT, List.of(BASE), RIGHT, List.of(BASE)),
          List.of(BASE, LEFT, RIGHT, MODULE),
          List.of(MODULE, LEFT, RIGHT, BASE),
          List.of(
              new BoundSymbol(
                  MODULE, "f", Optional.of("V_1"), false, Optional.of(LEFT), List.of(BASE)),
              new BoundSymbol(
                  MODULE, "maybe\n", Optional.empty(), true, Optional.empty(), List.of())),
          List.of(
              LoadFailure.unresolved(
                  Refusal.UNRESOLVED_SYMBOL, RIGHT, "gone", List.of(RIGHT, BASE))),
          List.of(LoadFailure.leftOut(MODULE, "libz.so", "vfs open failed")),
          List.of());

  @Test
  void eachFileStandsBelowTheOneThatAskedForIt() {
    assertThat(PlanLines.of(PLAN, false, new FailureLines(JULY)))
        .containsExactly(
            "lib/m.so: DOES NOT LOAD",
            "  lib/left.so",
            "    lib/base.so",
            "  lib/right.so (also needs, loaded before: [lib/base.so])",
            "  constructors: [lib/base.so, lib/left.so, lib/right.so, lib/m.so]",
            "  destructors: [lib/m.so, lib/left.so, lib/right.so, lib/base.so]",
            "  WARNS lib/m.so starts without \"libz.so\": vfs open failed",
            "  FAILS symbol not found: lib/right.so needs \"gone\", which is defined by none of"
                + " [lib/right.so, lib/base.so]");
  }

  @Test
  void eachSymbolIsListedWithItsProviderAndCannotSteerTheTerminal() {
    assertThat(PlanLines.of(PLAN, true, new FailureLines(JULY)))
        .contains(
            "  symbols of lib/m.so:",
            "    f@V_1 -> lib/left.so, before [lib/base.so]",
            "    maybe? -> nothing (weak)");
  }

  @Test
  void whatFollowsFromAMissingLibraryTakesOneLine() {
    assertThat(
            failures(new FailureLines(JULY), missing(MODULE), MODULE, "a", "b", "c", "d", "e", "f"))
        .containsExactly(
            "  FAILS vfs open failed: lib/m.so needs \"libgone.so\", which is none of"
                + " [lib/libgone.so]",
            "    and without it lib/m.so lacks 6 symbols: \"a\", \"b\", \"c\", \"d\", \"e\" and 1"
                + " more");
    assertThat(failures(new FailureLines(JULY), missing(MODULE), MODULE, "a"))
        .last()
        .isEqualTo("    and without it lib/m.so lacks 1 symbol: \"a\"");
  }

  @Test
  void aLibraryThatManyModulesLackIsExplainedOnce() {
    FailureLines lines = new FailureLines(JULY);
    failures(lines, missing(BASE), MODULE);

    assertThat(failures(lines, missing(BASE), LEFT))
        .containsExactly("  FAILS as lib/m.so does: lib/base.so needs \"libgone.so\"");
    assertThat(failures(lines, missing(RIGHT), RIGHT))
        .containsExactly("  FAILS as lib/m.so does: lib/right.so needs \"libgone.so\"");
  }

  @Test
  void symbolsThatNothingDefinesShareALine() {
    assertThat(failures(new FailureLines(JULY), List.of(), MODULE, "a", "b"))
        .containsExactly(
            "  FAILS symbol not found: lib/m.so needs 2 symbols that none of [lib/m.so] defines:"
                + " \"a\", \"b\"");
  }

  @Test
  void theSummaryCountsAsPeopleDo() {
    assertThat(PlanLines.summary(1, 0)).isEqualTo("1 file, and it loads");
    assertThat(PlanLines.summary(1, 1)).isEqualTo("1 file, and it does not load");
    assertThat(PlanLines.summary(3, 0)).isEqualTo("3 files, and all of them load");
    assertThat(PlanLines.summary(3, 1)).isEqualTo("3 files, and 1 of them does not load");
    assertThat(PlanLines.summary(3, 2)).isEqualTo("3 files, and 2 of them do not load");
  }

  private static List<LoadFailure> missing(RelativePath asker) {
    return List.of(
        LoadFailure.missingLibrary(
            asker, "libgone.so", List.of(new RelativePath("lib/libgone.so"))));
  }

  /** The lines of a module that lacks symbols, too. */
  private static List<String> failures(
      FailureLines lines, List<LoadFailure> others, RelativePath module, String... symbols) {
    List<LoadFailure> lacking = new ArrayList<>();
    for (String symbol : symbols) {
      lacking.add(
          LoadFailure.unresolved(Refusal.UNRESOLVED_SYMBOL, module, symbol, List.of(module)));
    }
    List<LoadFailure> all = new ArrayList<>(others);
    boolean follows = others.stream().anyMatch(LoadFailure::isOfLibrary);
    all.addAll(follows ? List.of() : lacking);
    return lines.of(
        new LoadPlan(
            module,
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            all,
            List.of(),
            follows ? lacking : List.of()));
  }

  @Test
  void theSameIsInTheJson() {
    String json = TreeJson.render(JULY, List.of(PLAN), Map.of(BASE, "it is cut off"));
    assertThat(json)
        .contains(
            "\"profile\": \"nanvix-2026-07\"", "\"loads\": false", "\"askedBy\": \"lib/m.so\"")
        .contains("\"version\": \"V_1\"", "\"provider\": \"lib/left.so\"")
        .contains("\"warnings\": [", "\"kind\": \"left-out\"", "\"finding\": \"ELF-EXE-010\"")
        .contains("\"kind\": \"unresolved-symbol\"", "\"lib/base.so\": \"it is cut off\"")
        .isEqualTo(TreeJson.render(JULY, List.of(PLAN), Map.of(BASE, "it is cut off")));
  }
}
