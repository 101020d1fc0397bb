// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildExceptionTest {
  private static final Path PLACE = Path.of("/store");

  @Test
  void saysWhatFailedAndThenTheNextStep() {
    BuildException failure = BuildException.input("It is wrong.", "Put it right.");

    assertThat(failure).hasMessage("It is wrong. Put it right.").hasNoCause();
    assertThat(failure.kind()).isEqualTo(BuildException.Cause.INPUT);
    assertThat(BuildException.environment("It is gone.", "")).hasMessage("It is gone.");
  }

  @Test
  void keepsWhatRevealedIt() {
    IOException origin = new IOException("broken");

    assertThat(BuildException.input("What.", "Hint.", origin)).hasCause(origin);
    assertThat(BuildException.environment("What.", "Hint.", origin)).hasCause(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "E: Write error - write (28: No space left on device)",
        "/store/x: Disk quota exceeded"
      })
  void aFullDiskIsCalledByItsNameAndIsNobodysMistake(String message) {
    BuildException failure = DiskFailure.of("unpack into", PLACE, new IOException(message));

    assertThat(failure)
        .hasMessageStartingWith(
            "No space left on the device of \"/store\" while trying to unpack. Free")
        .hasMessageContaining("-Dnanvix.store=DIR");
    assertThat(failure.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT);
  }

  @Test
  void aReallyFullDeviceIsRecognised() {
    Path full = Path.of("/dev/full");
    IOException origin =
        catchThrowableOfType(IOException.class, () -> Files.writeString(full, "x"));

    assertThat(DiskFailure.of("write", full, origin)).hasMessageContaining("No space left");
  }

  @Test
  void otherFailuresNameThePlaceAndWhatIsInTheWay() {
    assertThat(message(new NoSuchFileException("/store/x"))).contains(": NoSuchFile, /store/x.");
    assertThat(message(new AccessDeniedException("/store"))).contains(": AccessDenied, /store.");
    assertThat(message(new FileSystemException("/store", null, "Is a directory")))
        .contains("\"/store\": /store: Is a directory.");
    assertThat(message(new IOException("Input/output error")))
        .isEqualTo(
            "Cannot read \"/store\": Input/output error. Check that the path exists and that its"
                + " permissions allow this.");
    assertThat(message(new IOException())).contains("\"/store\": IO.");
  }

  private static String message(IOException origin) {
    return String.valueOf(DiskFailure.of("read", PLACE, origin).getMessage());
  }
}
