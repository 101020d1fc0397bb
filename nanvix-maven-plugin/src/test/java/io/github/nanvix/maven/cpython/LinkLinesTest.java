package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.failure.BuildException;
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

  private CommandResult printed(String text) throws IOException {
    Path log = Files.write(temp.resolve("make.log"), text.getBytes(StandardCharsets.ISO_8859_1));
    return new CommandResult(0, Duration.ZERO, List.of(), Optional.empty(), log);
  }
}
