// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class TemporaryDirectoryTest {
  private static final String PROPERTY = "java.io.tmpdir";

  @TempDir private Path dir;

  /** Does something while the property has another value. */
  public static <T> T with(String value, Callable<T> action) throws Exception {
    String before = System.setProperty(PROPERTY, value);
    try {
      return action.call();
    } finally {
      System.setProperty(PROPERTY, before);
    }
  }

  @Test
  void itLiesWhereThePropertySays() throws Exception {
    Path made = with(dir.toString(), () -> TemporaryDirectory.make("nanvix-x"));

    assertThat(made).isEmptyDirectory().hasParent(dir);
    assertThat(made.getFileName().toString()).startsWith("nanvix-x");
  }

  @Test
  void askingWhetherThereCanBeOneLeavesNothing() throws Exception {
    with(
        dir.toString(),
        () -> {
          TemporaryDirectory.require();
          return "";
        });

    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void aPlaceThatDoesNotExistIsNamedWithTheProperty() throws Exception {
    refused(dir.resolve("none"), "does not exist");
    assertThat(dir.resolve("none")).doesNotExist();
  }

  @Test
  void soIsAFileAndALinkThatLeadsNowhere() throws Exception {
    refused(Files.writeString(dir.resolve("file"), ""), "is no directory");
    refused(Files.createSymbolicLink(dir.resolve("link"), Path.of("none")), "does not exist");
  }

  @Test
  void soIsADirectoryInWhichNothingCanBeMade() throws Exception {
    refused(Path.of("/proc"), "cannot be written to");
  }

  private static void refused(Path place, String why) throws IOException {
    assertThatThrownBy(() -> with(place.toString(), () -> TemporaryDirectory.make("nanvix-x")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"" + place + "\"")
        .hasMessageContaining(why)
        .hasMessageContaining("-Djava.io.tmpdir=");
  }
}
