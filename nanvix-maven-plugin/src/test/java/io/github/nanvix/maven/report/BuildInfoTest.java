// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.Inputs;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildInfoTest {
  private static final List<String> AWKWARD =
      List.of("", " a = b ", "#c", "!d", "e:f", "g\\h", "i\nj\r\tk", "l → m", "{n}/o,p");

  @Test
  void javaReadsBackWhatWasSaid() throws IOException {
    BuildInfo info = new BuildInfo();
    AWKWARD.forEach(text -> info.with("key" + text, text));
    AWKWARD.stream().filter(text -> !text.isEmpty()).forEach(text -> info.with(text, text));

    Properties read = new Properties();
    read.load(new StringReader(info.text()));

    assertThat(read).hasSize(2 * AWKWARD.size() - 1);
    AWKWARD.forEach(text -> assertThat(read.getProperty("key" + text)).isEqualTo(text));
    AWKWARD.stream()
        .filter(text -> !text.isEmpty())
        .forEach(text -> assertThat(read.getProperty(text)).isEqualTo(text));
  }

  @Test
  void linesAreSortedAndTheOrderOfSayingLeavesNoTrace(@TempDir Path directory) throws IOException {
    Path archive = Files.writeString(directory.resolve("x.tar.gz"), "abc");

    String text =
        new BuildInfo()
            .outputs(List.of(new BuildInfo.Output(archive, Sha256.of("abc"))))
            .section("step.x", new Inputs().with("b", 1).with("a", 2))
            .with("buildinfo.version", "1.0-nanvix")
            .text();

    assertThat(text.lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "buildinfo.version=1.0-nanvix",
            "outputs.0.checksums.sha256="
                + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "outputs.0.filename=x.tar.gz",
            "outputs.0.length=3",
            "step.x.a=2",
            "step.x.b=1");
  }
}
