// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarGzTest {
  private static final Instant CLOCK = Instant.parse("2026-01-01T00:00:00.5Z");
  private static final RelativePath PREFIX = new RelativePath("sysroot");
  private static final String LONG = "d/".repeat(70) + "long";

  @TempDir Path dir;

  @Test
  void givesTheSameBytesWhateverTheTimesModesAndUser() throws IOException {
    Path one = tree("one", "rwx------", "rw-------", 1);
    Path two = tree("two", "rwxrwxrwx", "r--r--r--", 2_000_000_000);

    Path first = write(one, "first.tar.gz");
    String user = System.setProperty("user.name", "somebody-else");
    Path second = write(two, "second.tar.gz");
    System.setProperty("user.name", user);

    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void givesBytesThatWereWrittenDown() throws IOException {
    // The tar inside is fixed for good; its compressed form depends on the zlib of the machine.
    Path archive = write(tree("one", "rwxr-xr-x", "rw-r--r--", 1), "a.tar.gz");

    byte[] tar = new java.util.zip.GZIPInputStream(Files.newInputStream(archive)).readAllBytes();

    assertThat(Sha256.of(tar).hex())
        .isEqualTo("438aa4423512213043e5bd31e8faf8598bf980dedc4dd1743986ac491029b3f9");
    assertThat(Files.readAllBytes(archive)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
  }

  @Test
  void isReadByTarAsItWasWritten() throws Exception {
    Path archive = write(tree("one", "rwxr-xr-x", "rw-r--r--", 1), "a.tar.gz");

    Process tar =
        new ProcessBuilder("tar", "--utc", "--numeric-owner", "-tvzf", archive.toString()).start();

    assertThat(
            new String(tar.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines())
        .containsExactly(
            "-rwxr-xr-x 0/0               4 2026-01-01 00:00 sysroot/bin/run",
            "-rw-r--r-- 0/0               1 2026-01-01 00:00 sysroot/" + LONG,
            "-rw-r--r-- 0/0               5 2026-01-01 00:00 sysroot/lib/a.so",
            "lrwxrwxrwx 0/0               0 2026-01-01 00:00 sysroot/lib/link -> ../bin/run");
    assertThat(tar.waitFor()).isZero();
  }

  @Test
  void comesBackFromTheUnpacker() throws IOException {
    Path source = tree("one", "rwxr-xr-x", "rw-r--r--", 1);

    new Unpacker().unpack(write(source, "a.tar.gz"), dir.resolve("back"), 1);

    assertThat(Trees.files(dir.resolve("back"))).isEqualTo(Trees.files(source));
    assertThat(dir.resolve("back/bin/run")).isExecutable().hasContent("#!/x");
    assertThat(dir.resolve("back/lib/link")).isSymbolicLink();
  }

  @Test
  void isReplacedWholeOrNotAtAll() throws IOException {
    Path archive = write(tree("one", "rwxr-xr-x", "rw-r--r--", 1), "a.tar.gz");
    byte[] before = Files.readAllBytes(archive);

    assertThatThrownBy(
            () ->
                TarGz.write(archive, Map.of(new RelativePath("gone"), dir.resolve("gone")), CLOCK))
        .hasMessageContaining("neither a file nor a link");

    assertThat(archive).hasBinaryContent(before);
    assertThat(dir).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  @Test
  void refusesLinksThatLeaveIt() throws IOException {
    Path source = tree("one", "rwxr-xr-x", "rw-r--r--", 1);
    Files.createSymbolicLink(source.resolve("out"), Path.of("/etc/passwd"));

    assertThatThrownBy(() -> write(source, "a.tar.gz"))
        .hasMessageContaining("points to the absolute path \"/etc/passwd\"");
    assertThat(dir.resolve("a.tar.gz")).doesNotExist();
  }

  private Path write(Path tree, String name) throws IOException {
    Path archive = dir.resolve(name);
    TarGz.write(archive, TarGz.tree(tree, PREFIX), CLOCK);
    return archive;
  }

  private Path tree(String name, String runnable, String plain, long seconds) throws IOException {
    Path root = dir.resolve(name);
    add(root.resolve("lib/a.so"), "\177ELF ", plain, seconds);
    add(root.resolve("bin/run"), "#!/x", runnable, seconds);
    add(root.resolve(LONG), "l", plain, seconds);
    Files.createSymbolicLink(root.resolve("lib/link"), Path.of("../bin/run"));
    return root;
  }

  private static void add(Path file, String content, String permissions, long seconds)
      throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    Files.setLastModifiedTime(file, FileTime.fromMillis(seconds * 1000));
  }
}
