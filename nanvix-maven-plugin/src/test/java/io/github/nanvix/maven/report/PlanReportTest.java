package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadedFile;
import io.github.nanvix.maven.loader.LoaderProfile;
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
          List.of(
              new BoundSymbol(
                  MODULE, "f", Optional.of("V_1"), false, Optional.of(LEFT), List.of(BASE)),
              new BoundSymbol(
                  MODULE, "maybe\n", Optional.empty(), true, Optional.empty(), List.of())),
          List.of(new LoadFailure.UnresolvedSymbol(RIGHT, "gone", List.of(RIGHT, BASE))));

  @Test
  void eachFileStandsBelowTheOneThatAskedForIt() {
    assertThat(PlanLines.of(PLAN, JULY, false))
        .containsExactly(
            "lib/m.so: DOES NOT LOAD",
            "  lib/left.so",
            "    lib/base.so",
            "  lib/right.so (also needs, loaded before: [lib/base.so])",
            "  constructors: [lib/base.so, lib/left.so, lib/right.so, lib/m.so]",
            "  FAILS symbol not found: lib/right.so needs \"gone\", which is defined by none of"
                + " [lib/right.so, lib/base.so]");
  }

  @Test
  void eachSymbolIsListedWithItsProviderAndCannotSteerTheTerminal() {
    assertThat(PlanLines.of(PLAN, JULY, true))
        .contains(
            "  symbols of lib/m.so:",
            "    f@V_1 -> lib/left.so, before [lib/base.so]",
            "    maybe? -> nothing (weak)");
  }

  @Test
  void theSameIsInTheJson() {
    String json = TreeJson.render(JULY, List.of(PLAN), Map.of(BASE, "it is cut off"));
    assertThat(json)
        .contains("\"profile\": \"nanvix-2026-07\"", "\"loads\": false", "\"askedBy\": \"lib/m.so\"")
        .contains("\"version\": \"V_1\"", "\"provider\": \"lib/left.so\"")
        .contains("\"kind\": \"unresolved-symbol\"", "\"lib/base.so\": \"it is cut off\"")
        .isEqualTo(TreeJson.render(JULY, List.of(PLAN), Map.of(BASE, "it is cut off")));
  }
}
