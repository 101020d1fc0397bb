// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  @TempDir private Path directory;

  @BeforeEach
  void write() throws IOException {
    Distribution.main(new String[] {directory.toString(), "the-cli.jar"});
  }

  @Test
  void theManualPageHasAllCommandsOptionsAndExitCodes() throws IOException {
    String page = Files.readString(directory.resolve("nanvix.1"));

    assertThat(page)
        .startsWith(".TH NANVIX 1\n.SH NAME\nnanvix \\- ")
        .contains(".SS nanvix verify ", ".SS nanvix tree ", ".SS nanvix lint\\-setup ")
        .contains(".SS nanvix compare ", ".SS nanvix doctor ", "\n.B \\-\\-json\n")
        .contains("\n.SH EXIT STATUS\n.TP\n.B 0\n")
        .doesNotContain("%n", "${");
  }

  @Test
  void theShellTakesTheCompletion() throws Exception {
    Process bash =
        new ProcessBuilder("bash", "-n", directory.resolve("nanvix_completion").toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  void theStartScriptIsOneForAnyShell() throws Exception {
    Path script = directory.resolve("nanvix");
    assertThat(script).isExecutable();
    assertThat(Files.readString(script)).contains("/../the-cli.jar").doesNotContain("@jar@");
    assertThat(new ProcessBuilder("sh", "-n", script.toString()).start().waitFor()).isZero();
  }
}
