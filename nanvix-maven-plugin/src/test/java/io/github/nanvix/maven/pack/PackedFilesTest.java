// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFilesTest {
  private static final Sha256 DIGEST = Sha256.of("some bytes");

  @TempDir private Path temp;

  @Test
  void aFileThatIsTheSameIsKnownInALaterBuild() throws IOException {
    Path file = Files.writeString(temp.resolve("a.tar.gz"), "some bytes");
    Path other = Files.writeString(temp.resolve("b.tar.gz"), "other");
    PackedFiles.of(temp.resolve("nanvix")).keep(file, DIGEST);
    PackedFiles.of(temp.resolve("nanvix")).keep(other, Sha256.of("other"));

    assertThat(PackedFiles.of(temp.resolve("nanvix")).digest(file)).contains(DIGEST);
    assertThat(PackedFiles.of(temp.resolve("nanvix")).digest(other)).contains(Sha256.of("other"));
    assertThat(PackedFiles.of(temp.resolve("elsewhere")).digest(file)).isEmpty();
  }

  @Test
  void oneThatWasWrittenToIsNotWhateverItsSizeAndTime() throws IOException {
    Path file = Files.writeString(temp.resolve("a.tar.gz"), "some bytes");
    PackedFiles packed = PackedFiles.of(temp);
    packed.keep(file, DIGEST);
    FileTime time = Files.getLastModifiedTime(file);

    Files.writeString(file, "same bytes");
    Files.setLastModifiedTime(file, time);

    assertThat(packed.digest(file)).isEmpty();
  }

  @Test
  void oneThatIsGoneIsNot() throws IOException {
    Path file = Files.writeString(temp.resolve("a.tar.gz"), "some bytes");
    PackedFiles packed = PackedFiles.of(temp);
    packed.keep(file, DIGEST);
    Files.delete(file);

    assertThat(packed.digest(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.tar.gz", "a.tar.gz\t1 2 3\tzz\n", "\t\t\t\n\n"})
  void aDamagedRecordSaysNothing(String text) throws IOException {
    Path file = Files.writeString(temp.resolve("a.tar.gz"), "some bytes");
    Files.writeString(temp.resolve(".packed"), text);

    assertThat(PackedFiles.of(temp).digest(file)).isEmpty();
  }
}
