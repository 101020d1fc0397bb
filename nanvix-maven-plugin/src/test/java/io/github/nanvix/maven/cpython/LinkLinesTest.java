// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.HostTools;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkLinesTest {
  @TempDir private Path temp;

  @Test
  void theLineThatMakesTheTargetIsCutAsAShellDoes() throws IOException {
    CommandResult printed =
        printed(
            """
            cc -c ../src/Programs/python.c -o Programs/python.o
            cc -o python.new Programs/python.o
              cc -static '-Wl,-rpath,$ORIGIN' "-L/a b" -o python Programs/python.o -lm
            cp python python2
            """);

    assertThat(LinkLines.linkLine("python", printed))
        .containsExactly(
            "cc",
            "-static",
            "-Wl,-rpath,$ORIGIN",
            "-L/a b",
            "-o",
            "python",
            "Programs/python.o",
            "-lm");
  }

  @Test
  void whatElseMakePrintsNeedNotBeReadable() throws IOException {
    CommandResult printed =
        printed(
            "if test x; then \\\n  echo \"it's python, \\\n done\"; fi\n\377\ncc -o python x.o\n");

    assertThat(LinkLines.linkLine("python", printed)).containsExactly("cc", "-o", "python", "x.o");
  }

  @Test
  void aTargetThatNothingLinksIsNamedWithTheLog() throws IOException {
    CommandResult printed = printed("make: 'python' is up to date.\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> LinkLines.linkLine("python", printed))
        .withMessageContaining("no command that links \"python\"")
        .withMessageContaining("make.log");
  }

  @Test
  void thePlaceOfAPortIsNoPathOfThisMachine() {
    assertThat(UsedPort.place("libffi")).isEqualTo("../ports/libffi");
    assertThat(PortLinks.ports(List.of("cc", "-L../ports/libffi/lib", "-lffi", "-L/usr/lib")))
        .containsExactly("libffi");
  }

  @Test
  void aRecordedLineNamesTheToolchainWhereverItLies() {
    Toolchain here = toolchain(Path.of("/store/here/tree"));
    Toolchain there = toolchain(Path.of("/elsewhere/tree"));
    List<String> line = List.of("clang", "/store/here/tree/sysroot/a.o", "-L/store/here/tree/lib");

    List<String> recorded = LinkLines.portable(line, here);

    assertThat(recorded).noneMatch(word -> word.contains("/store/here"));
    assertThat(recorded.stream().map(word -> LinkLines.placed(word, there)))
        .containsExactly("clang", "/elsewhere/tree/sysroot/a.o", "-L/elsewhere/tree/lib");
  }

  private Toolchain toolchain(Path directory) {
    return new Toolchain(
        "id",
        directory,
        ToolchainSpec.read(new PinCatalog(Optional.empty()), "i686-linux-gnu"),
        new HostTools(temp));
  }

  private CommandResult printed(String text) throws IOException {
    Path log = Files.write(temp.resolve("make.log"), text.getBytes(StandardCharsets.ISO_8859_1));
    return new CommandResult(0, Duration.ZERO, List.of(), Optional.empty(), log);
  }
}
