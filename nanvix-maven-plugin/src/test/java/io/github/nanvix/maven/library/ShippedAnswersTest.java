// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.recipe.ConfigureBuild;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether the shipped answers are for the call of libffi's configure that builds make now; see its
 * sister for CPython. What configure reads of the source is known only when that is unpacked.
 */
class ShippedAnswersTest {
  private static final PinCatalog PINS = new PinCatalog(Optional.empty());

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i686-nanvix-hosted",
        "i686-linux-gnu",
        "x86_64-nanvix-hosted",
        "x86_64-nanvix-hosted-shared"
      })
  void thoseOfLibffiFit(String target) {
    Toolchain toolchain =
        new Toolchain("id", temp, ToolchainSpec.read(PINS, target), new HostTools(temp));
    String version = PINS.toml("sources/libffi.toml").string("default");
    StoreEntry entry = new StoreEntry(Sha256.of("source"), temp, true, Duration.ZERO);
    Recipe recipe = Recipe.read(PINS, "libffi");
    PortPlan plan =
        new PortPlan(
            PortBuild.of(recipe),
            new Source("libffi", version, entry),
            toolchain,
            Instant.EPOCH,
            InstalledPorts.NONE,
            Optional.empty());
    Configure configure = new PortConfigure(plan, (ConfigureBuild) recipe.build()).call();

    String shipped = PINS.text("answers/" + configure.name() + ".cache");
    assertThat(shipped.lines().filter(line -> line.startsWith("#   ")).filter(this::compared))
        .containsExactlyElementsOf(
            configure.key().text().lines().map("#   "::concat).filter(this::compared).toList());
  }

  private boolean compared(String line) {
    return List.of("#   toolchain = ", "#   source = ").stream().noneMatch(line::startsWith);
  }
}
