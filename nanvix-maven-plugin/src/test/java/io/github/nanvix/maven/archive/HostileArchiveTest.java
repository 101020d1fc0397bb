// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileArchiveTest {
  @TempDir Path dir;

  static Stream<Arguments> hostile() {
    return Stream.of(
        argumentSet("parent", tar().file("../evil", "x"), "could leave the root"),
        argumentSet("inner parent", tar().file("a/../../evil", "x"), "could leave the root"),
        argumentSet("absolute", tar().file("/evil", "x"), "could leave the root"),
        argumentSet("empty name", tar().file("", "x"), "could leave the root"),
        argumentSet("link to /etc", tar().symbolicLink("a", "/etc"), "absolute path \"/etc\""),
        argumentSet("link out", tar().symbolicLink("d/a", "../.."), "points out of the root"),
        argumentSet("link nowhere", tar().symbolicLink("a", ""), "points nowhere"),
        argumentSet(
            "up by a detour",
            tar().symbolicLink("x/y/up", "../..").symbolicLink("e", "x/y/up/../evil"),
            "points up again"),
        argumentSet(
            "write through a link",
            tar().symbolicLink("d/a", "..").file("d/a/evil", "x"),
            "through the symbolic link \"d/a\""),
        argumentSet(
            "directory over a link",
            tar().file("b/", "").symbolicLink("a", "b").file("a/", ""),
            "through the symbolic link \"a\""),
        argumentSet(
            "link over a directory",
            tar().file("a/b", "x").symbolicLink("a", "b"),
            "takes the name of a directory"),
        argumentSet(
            "write through a file",
            tar().file("a", "x").file("a/b", "x"),
            "through the file \"a\""),
        argumentSet("hard link out", tar().hardLink("a", "../evil"), "could leave the root"),
        argumentSet(
            "hard link to /etc", tar().hardLink("a", "/etc/passwd"), "could leave the root"),
        argumentSet(
            "hard link to nothing", tar().hardLink("a", "b"), "\"b\", which is not unpacked"),
        argumentSet(
            "hard link through a link",
            tar().file("d/f", "x").symbolicLink("l", "d").hardLink("a", "l/f"),
            "\"l/f\", which is not unpacked"),
        argumentSet(
            "hard link to a link",
            tar().symbolicLink("l", "d").hardLink("a", "l"),
            "which is not unpacked"),
        argumentSet("pipe", tar().special("p", TarConstants.LF_FIFO, ""), "neither a file"),
        argumentSet("device", tar().special("p", TarConstants.LF_CHR, ""), "neither a file"),
        argumentSet("disk", tar().special("p", TarConstants.LF_BLK, ""), "neither a file"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isRefusedAndWritesNothingOutside(ArchiveBuilder builder, String reason) throws IOException {
    Path archive = builder.in(dir.resolve("evil.tar"));

    Throwable failure = unpack(new Unpacker(), archive);

    assertThat(failure).isInstanceOf(BuildException.class).hasMessageContaining(reason);
    assertThat(failure).hasMessageContaining("of archive \"" + archive + "\"");
    assertOnlyInside();
  }

  @Test
  void namesInZipFilesAreNotTrustedEither() throws IOException {
    for (String name : List.of("../evil", "/evil", "a//b", "a/./b")) {
      Path archive = dir.resolve("evil.zip");
      try (OutputStream out = Files.newOutputStream(archive);
          ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.closeArchiveEntry();
      }
      assertThat(unpack(new Unpacker(), archive)).hasMessageContaining("could leave the root");
    }
    assertThat(dir.resolve("evil")).doesNotExist();
  }

  @Test
  void zerosBehindAGzipAreNoDamage() throws IOException {
    byte[] whole = tar().file("n", "x").gz();
    Path padded = dir.resolve("padded.tar.gz");

    Files.write(padded, Arrays.copyOf(whole, whole.length + 1000));
    assertThat(unpack(new Unpacker(), padded)).isNull();

    byte[] garbage = Arrays.copyOf(whole, whole.length + 1000);
    garbage[whole.length + 500] = 31;
    Files.write(padded, garbage);
    assertThat(unpack(new Unpacker(), padded)).hasMessageContaining("follows the zeros");

    byte[] plain = tar().file("n", "x").plain();
    byte[] head = ArchiveBuilder.gz(Arrays.copyOf(plain, 700));
    byte[] tail = ArchiveBuilder.gz(Arrays.copyOfRange(plain, 700, plain.length));
    Files.write(padded, head);
    Files.write(padded, tail, java.nio.file.StandardOpenOption.APPEND);
    assertThat(unpack(new Unpacker(), padded)).isNull();
  }

  @Test
  void saysWhereATruncatedArchiveEnds() throws IOException {
    byte[] random = new byte[300_000];
    new Random(7).nextBytes(random);
    String noise = new String(random, java.nio.charset.StandardCharsets.ISO_8859_1);
    for (byte[] whole : List.of(tar().file("n", noise).gz(), tar().file("n", noise).xz())) {
      for (int size : new int[] {whole.length / 2, whole.length - 1, whole.length - 9, 20}) {
        Path archive = Files.write(dir.resolve("cut"), Arrays.copyOf(whole, size));

        assertThat(unpack(new Unpacker(), archive))
            .as("%d of %d bytes", size, whole.length)
            .isInstanceOf(BuildException.class)
            .hasMessageContaining("\"" + archive + "\" is damaged or incomplete")
            .hasMessageContaining(size > 20 ? " at entry \"n\"" : "");
      }
    }
  }

  @Test
  void saysThatATruncatedBzip2IsDamagedWhoseFirstBlockMayHoldAllEntries() throws IOException {
    byte[] whole = tar().file("n", "x".repeat(9999)).bz2();
    for (int size : new int[] {whole.length / 2, whole.length - 1, 20}) {
      Path archive = Files.write(dir.resolve("cut"), Arrays.copyOf(whole, size));

      assertThat(unpack(new Unpacker(), archive))
          .as("%d of %d bytes", size, whole.length)
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("\"" + archive + "\" is damaged or incomplete");
    }
  }

  @Test
  void looksAtTheChecksumBehindTheLastEntry() throws IOException {
    byte[] padded = Arrays.copyOf(tar().file("n", "x").plain(), 1 << 20);
    byte[] whole = ArchiveBuilder.gz(padded);
    whole[whole.length - 8] ^= 1;

    Path archive = Files.write(dir.resolve("wrong-crc"), whole);

    assertThat(unpack(new Unpacker(), archive)).hasMessageContaining("is damaged or incomplete");
  }

  @Test
  void anyDamageIsABuildFailureAndNothingElse() throws IOException {
    byte[] whole = UnpackerTest.deb("data.tar.gz", UnpackerTest.sample().gz());
    byte[] plain = UnpackerTest.sample().plain();
    Random random = new Random(11);
    for (int i = 0; i < 600; i++) {
      byte[] bytes = (i % 2 == 0 ? whole : plain).clone();
      for (int j = 0; j <= i % 3; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path archive = Files.write(dir.resolve("damaged"), bytes);

      Throwable failure = catchThrowable(() -> unpack(new Unpacker(), archive, "case"));

      if (failure != null) {
        assertThat(failure).isInstanceOf(BuildException.class);
      }
      io.github.nanvix.maven.fs.Trees.delete(dir.resolve("case"));
    }
  }

  @Test
  void unknownFormatsAreNamedOrRefused() throws IOException {
    Path zstd = dir.resolve("x.deb");
    Files.write(zstd, UnpackerTest.deb("data.tar.zst", new byte[] {0x28, (byte) 0xb5, 0x2f, -3}));
    Path text = Files.writeString(dir.resolve("x.tar.gz"), "<html>not found</html>");
    Path empty = Files.writeString(dir.resolve("empty"), "");

    assertThat(unpack(new Unpacker(), zstd)).hasMessageContaining("compressed with zstd");
    assertThat(unpack(new Unpacker(), text)).hasMessageContaining("is no tar, tar.gz");
    assertThat(unpack(new Unpacker(), empty)).hasMessageContaining("is no tar, tar.gz");
    assertThat(unpack(new Unpacker(), dir.resolve("none"))).hasMessageContaining("does not exist");
  }

  private static ArchiveBuilder tar() {
    return ArchiveBuilder.tar();
  }

  private int count;

  private Throwable unpack(Unpacker unpacker, Path archive) {
    return catchThrowable(() -> unpack(unpacker, archive, "inside/" + count++));
  }

  private void unpack(Unpacker unpacker, Path archive, String name) {
    unpacker.unpack(archive, dir.resolve(name), 0);
  }

  private void assertOnlyInside() throws IOException {
    try (Stream<Path> all = Files.walk(dir)) {
      assertThat(all.filter(path -> path.endsWith("evil"))).isEmpty();
    }
    assertThat(Path.of("/evil")).doesNotExist();
  }
}
