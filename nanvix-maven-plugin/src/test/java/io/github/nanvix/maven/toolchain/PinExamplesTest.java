// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The toolchains that docs/pins.md tells to copy, through the reader that builds use. */
class PinExamplesTest {
  private static final Path PAGE = Path.of("..", "docs", "pins.md");
  private static final Pattern TOML = Pattern.compile("(?ms)^```toml\\n(.*?)^```$");

  @TempDir private Path temp;
  private PinCatalog pins;

  @BeforeEach
  void copyExamples() throws IOException {
    for (String directory : List.of("toolchains", "components")) {
      Files.createDirectories(temp.resolve(directory));
    }
    pins = new PinCatalog(Optional.of(temp));
    // By what only one of them has.
    write("components/nanvix-gcc.toml", example("libexec/gcc"));
    write("components/nanvix-sysroot.toml", example("lib/user.ld"));
    write("components/nanvix-sdk.toml", example("kind = \"container\""));
    write("toolchains/i686-nanvix.toml", example("link-model = \"nanvix-gcc\""));
    write("toolchains/i686-unknown-nanvix.toml", example("link-model = \"nanvix-sdk\""));
  }

  @Test
  void theGccOfDirectoriesIsAToolchain() {
    ToolchainSpec spec = ToolchainSpec.read(pins, "i686-nanvix");

    assertThat(spec.components(DirectoryPin.class))
        .extracting(DirectoryPin::name)
        .containsExactly("nanvix-gcc", "nanvix-sysroot");
    assertThat(spec.linkModel().program()).containsSequence("-T", "user.ld", "-no-pie");
    // Only the interpreter exports, and nothing of a program's link gets into a shared object's.
    assertThat(spec.linkModel().exporting()).contains("-Wl,--export-dynamic");
    assertThat(spec.linkModel().shared())
        .doesNotContainAnyElementsOf(spec.linkModel().program())
        .doesNotContainAnyElementsOf(spec.linkModel().exporting());
  }

  @Test
  void theSdkOfAContainerIsAToolchain() {
    ToolchainSpec spec = ToolchainSpec.read(pins, "i686-unknown-nanvix");

    assertThat(spec.components(ContainerPin.class)).hasSize(1);
    assertThat(spec.linkModel().sdkManifest()).hasToString("Optional[nanvix-sdk.json]");
    assertThat(spec.components(ContainerPin.class).get(0).select().values())
        .contains(spec.linkModel().sdkManifest().orElseThrow());
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(temp.resolve(path), text);
  }

  /** The only example that holds a text, with a digest wherever it leaves one out. */
  private static String example(String part) throws IOException {
    List<String> found =
        TOML.matcher(Files.readString(PAGE))
            .results()
            .map(match -> match.group(1))
            .filter(text -> text.contains(part))
            .toList();
    assertThat(found).as(part).hasSize(1);
    return found.get(0).replaceAll("…(?=\")", "0".repeat(64));
  }
}
