// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedDirectoryTest {
  private static final MovedDirectory MOVED = new MovedDirectory("/old/ü", "/new");

  @TempDir private Path temp;

  @Test
  void everyMentionInATextIsReplacedWhateverItsOtherBytesMean() throws IOException {
    byte[] text = "a=/old/ü/x:/old/ü\n\u00ff\n".getBytes(StandardCharsets.UTF_8);
    text[text.length - 2] = (byte) 0xfe;
    Path file = Files.write(temp.resolve("libtool"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-x---"));

    MOVED.apply(file);

    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .isEqualTo("a=/new/x:/new\n\u00c3\u00fe\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("r-xr-x---");
  }

  @Test
  void whatDoesNotNameItIsLeftAsItIs() throws IOException {
    FileTime then = FileTime.from(Instant.EPOCH);
    Path file = Files.writeString(temp.resolve("file"), "\0 /old/");
    Files.setLastModifiedTime(file, then);

    MOVED.apply(file);

    assertThat(file).hasContent("\0 /old/");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(then);
  }

  @Test
  void whatIsNoTextAndNamesItIsRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("conftest"), "\0/old/ü");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> MOVED.apply(file))
        .withMessageContaining("conftest\" is no text and has the name of the directory \"/old/ü\"")
        .withMessageContaining("reads");
  }

  @Test
  void aLinkIsPointedElsewhereAndOneThatStaysInsideIsNot() throws IOException {
    Path absolute = Files.createSymbolicLink(temp.resolve("one"), Path.of("/old/ü/include"));
    Path relative = Files.createSymbolicLink(temp.resolve("two"), Path.of("../include"));

    MOVED.apply(absolute);
    MOVED.apply(relative);

    assertThat(Files.readSymbolicLink(absolute)).isEqualTo(Path.of("/new/include"));
    assertThat(Files.readSymbolicLink(relative)).isEqualTo(Path.of("../include"));
  }
}
