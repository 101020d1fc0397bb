// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is just small enough unpacks, and what is larger by one does not. */
class LimitsTest {
  @TempDir Path dir;
  private int count;

  @Test
  void stopsAtTheLimits() throws IOException {
    Path bomb = dir.resolve("bomb.tar.gz");
    Files.write(bomb, tar().file("zeros", "\0".repeat(1 << 20)).file("b", "").gz());

    assertThat(unpack(new Unpacker(new Limits(1 << 19, 9)), bomb))
        .hasMessageContaining("\"zeros\"")
        .hasMessageContaining("exceeds the limit of 524288 bytes");
    assertThat(unpack(new Unpacker(new Limits(1 << 22, 1)), bomb))
        .hasMessageContaining("\"b\"")
        .hasMessageContaining("entry number 2, more than the limit");
  }

  @Test
  void pathsHaveLimitsOnBothSides() throws IOException {
    String name = "n".repeat(255);
    assertUnpacks(tar().file("d/".repeat(127) + "f", "x"));
    assertRefuses(tar().file("d/".repeat(128) + "f", "x"), "lies 129 directories deep");
    assertRefuses(tar().file("d/".repeat(2000), ""), "lies 2000 directories deep");
    assertUnpacks(tar().file(name, "x"));
    assertRefuses(tar().file(name + "n", "x"), "has a name of 256 bytes");
    assertRefuses(tar().file("\u00fc".repeat(128), "x"), "has a name of 256 bytes");
    String path = (name + "/").repeat(4);
    assertUnpacks(tar().file(path.substring(0, 1022) + "/f", "x"));
    assertRefuses(tar().file(path + "f", "x"), "has a path of 1025 bytes");
  }

  @Test
  void numbersOfEntriesAndBytesHaveLimitsOnBothSides() throws IOException {
    ArchiveBuilder three = tar().file("a", "x".repeat(5000)).file("b/", "").file("c", "y");
    byte[] plain = three.plain();
    Path packed = Files.write(dir.resolve("limits.tar.gz"), three.gz());
    Path unpacked = Files.write(dir.resolve("limits.tar"), plain);

    for (Path archive : List.of(packed, unpacked)) {
      assertThat(unpack(new Unpacker(new Limits(plain.length, 3)), archive)).isNull();
      assertThat(unpack(new Unpacker(new Limits(plain.length, 2)), archive))
          .hasMessageContaining("\"c\"")
          .hasMessageContaining("is entry number 3, more than the limit allows");
      assertThat(unpack(new Unpacker(new Limits(plain.length - 1L, 3)), archive))
          .hasMessageContaining("exceeds the limit of " + (plain.length - 1) + " bytes in all");
    }
  }

  @Test
  void bytesForEachByteOfTheArchiveHaveALimitOnBothSides() throws IOException {
    int more = 400_000;
    // Zeros behind the last entry, and behind the gzip, make both sizes what is wanted.
    byte[] plain = Arrays.copyOf(tar().file("n", "x").plain(), (int) Limits.FREE + more);
    byte[] packed = ArchiveBuilder.gz(plain);
    assertThat(packed.length).isLessThan(more);
    Path archive = dir.resolve("zeros.tar.gz");
    Limits one = new Limits(1L << 40, 9, 1, 128, 1024);

    Files.write(archive, Arrays.copyOf(packed, more));
    assertThat(unpack(new Unpacker(one), archive)).isNull();
    Files.write(archive, Arrays.copyOf(packed, more - 1));
    assertThat(unpack(new Unpacker(one), archive))
        .hasMessageContaining("exceeds the limit of " + (plain.length - 1) + " bytes in all");
  }

  @Test
  void smallArchivesUnpackToNoHugeTree() throws IOException {
    Limits limits = new Limits(1L << 40, 9, 2, 64, 1024);
    byte[] zeros = ArchiveBuilder.gz(new byte[1 << 20]);
    Path archive = Files.write(dir.resolve("bomb.tar.gz"), zeros);

    assertThat(limits.of(Files.size(archive)).bytes())
        .isEqualTo(Limits.FREE + 2 * Files.size(archive));
    assertThat(limits.of(Long.MAX_VALUE).bytes()).isEqualTo(1L << 40);
    assertThat(new Limits(5, 9).of(1000).bytes()).isEqualTo(5);
  }

  private void assertUnpacks(ArchiveBuilder builder) throws IOException {
    assertThat(unpack(new Unpacker(), builder.in(dir.resolve("limit.tar")))).isNull();
  }

  private void assertRefuses(ArchiveBuilder builder, String reason) throws IOException {
    assertThat(unpack(new Unpacker(), builder.in(dir.resolve("limit.tar"))))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(reason)
        .extracting(Throwable::getMessage)
        .asString()
        .hasSizeLessThan(400);
  }

  private static ArchiveBuilder tar() {
    return ArchiveBuilder.tar();
  }

  private Throwable unpack(Unpacker unpacker, Path archive) {
    return catchThrowable(() -> unpacker.unpack(archive, dir.resolve("inside/" + count++), 0));
  }
}
