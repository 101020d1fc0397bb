// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.HostTools;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether the shipped answers are for the calls of configure that builds make now; the scenario
 * configure-answers, which finds them out again, takes minutes. ToolchainIdTest compares the
 * toolchains; ports are no input, since the answers serve every set of them.
 */
class ShippedAnswersTest {
  private static final PinCatalog PINS = new PinCatalog(Optional.empty());
  private static final String VERSION = "3.13.5";

  @TempDir private Path temp;

  @Test
  void thoseOfTheNativeInterpreterFit() {
    assertFits(interpreter().configure());
  }

  @ParameterizedTest
  @ValueSource(strings = {"i686-nanvix-hosted", "i686-linux-gnu", "x86_64-nanvix-hosted-shared"})
  void thoseOfTheTargetsFit(String target) {
    PythonPlan plan =
        new PythonPlan(
            PythonRecipe.read(PINS).cross(),
            source(),
            toolchain(target),
            SetupDocument.parse(""),
            "",
            List.of(),
            List.of(),
            Instant.EPOCH);
    assertFits(new CrossBuild(plan, interpreter(), Optional.empty()).configure());
  }

  private NativeInterpreter interpreter() {
    return new NativeInterpreter(
        PythonRecipe.read(PINS).nativeHalf(),
        source(),
        toolchain("x86_64-linux-musl"),
        Instant.EPOCH,
        Optional.empty());
  }

  private Source source() {
    String archive =
        PINS.toml("sources/cpython.toml").table("version").table(VERSION).string("sha256");
    Inputs inputs =
        new Inputs().with("step", "unpacked-source 1").with("archive", "sha256:" + archive);
    return new Source(
        "cpython", VERSION, new StoreEntry(inputs.fingerprint(), temp, true, Duration.ZERO));
  }

  private Toolchain toolchain(String name) {
    return new Toolchain("id", temp, ToolchainSpec.read(PINS, name), new HostTools(temp));
  }

  private static void assertFits(Configure configure) {
    String shipped = PINS.text("answers/" + configure.name() + ".cache");
    assertThat(
            comparable(
                shipped
                    .lines()
                    .filter(l -> l.startsWith("#   "))
                    .map(l -> l.substring(4))
                    .toList()))
        .isEqualTo(comparable(configure.key().text().lines().toList()));
  }

  private static List<String> comparable(List<String> key) {
    return key.stream()
        .filter(line -> !line.startsWith("toolchain = ") && !line.startsWith("reads."))
        .toList();
  }
}
