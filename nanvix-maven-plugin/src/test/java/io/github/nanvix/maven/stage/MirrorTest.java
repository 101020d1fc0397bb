// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
  private static final FileTime CLOCK = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir private Path temp;

  @Test
  void aNewDirectoryGetsEverything() throws IOException {
    StoreEntry tree = tree("one", "lib/libffi.so=one", "bin/python.elf=x");
    Trees.makeRunnable(tree.file("bin/python.elf"));
    Files.createSymbolicLink(tree.tree().resolve("lib/libffi.so.8"), Path.of("libffi.so"));

    assertThat(mirror(tree)).isEqualTo(3);
    assertEqual(tree);
    assertThat(target("lib/libffi.so.8")).isSymbolicLink().hasContent("one");
    assertThat(target("bin/python.elf")).isExecutable();
  }

  @Test
  void whatIsTheSameIsNotTouched() throws IOException {
    StoreEntry tree = tree("one", "lib/libffi.so=one", "a.py=a");
    Files.createSymbolicLink(tree.tree().resolve("link"), Path.of("a.py"));
    // As a tool that has just written it leaves it: to the nanosecond.
    Files.setLastModifiedTime(tree.file("a.py"), FileTime.from(Instant.now().plusNanos(1234567)));
    mirror(tree);
    Object before = Files.readAttributes(target("a.py"), "unix:ctime,ino").toString();

    assertThat(mirror(tree)).isZero();
    assertThat(Files.readAttributes(target("a.py"), "unix:ctime,ino").toString()).isEqualTo(before);
  }

  @Test
  void anotherTreeIsSeenEvenWhereSizeAndTimeAreTheSame() throws IOException {
    mirror(tree("one", "lib/libffi.so=one", "a.py=a"));

    assertThat(mirror(tree("two", "lib/libffi.so=two", "a.py=a"))).isEqualTo(1);
    assertThat(target("lib/libffi.so")).hasContent("two");
  }

  @Test
  void anInterruptedUpdateIsNotTakenForFinished() throws IOException {
    StoreEntry one = tree("one", "lib/libffi.so=one");
    mirror(one);
    // The state between the first file and the last.
    Files.writeString(temp.resolve("target/.sysroot.mirror"), "nanvix-mirror 1 unfinished\n");
    editKeepingSizeAndTime("lib/libffi.so", "two");

    assertThat(mirror(one)).isEqualTo(1);
    assertThat(target("lib/libffi.so")).hasContent("one");
  }

  @Test
  void anEditedFileAddedFilesAndLostRunBitsArePutRight() throws IOException {
    StoreEntry tree = tree("one", "lib/libffi.so=one", "a.py=a", "bin/x=x");
    Trees.makeRunnable(tree.file("bin/x"));
    mirror(tree);
    Files.writeString(target("a.py"), "b");
    target("bin/x").toFile().setExecutable(false, false);
    Files.createDirectories(target("lib/more/deep"));
    Files.writeString(target("lib/more/deep/file"), "");
    Files.delete(target("lib/libffi.so"));

    assertThat(mirror(tree)).isEqualTo(4);
    assertEqual(tree);
    assertThat(target("bin/x")).isExecutable();
    assertThat(target("lib/more")).doesNotExist();
  }

  @Test
  void aDirectoryWhereAFileBelongsGivesWayAndTheOtherWayRound() throws IOException {
    mirror(tree("one", "a/b=one", "c=two"));

    StoreEntry two = tree("two", "a=one", "c/d=two");
    assertThat(mirror(two)).isEqualTo(4);
    assertEqual(two);

    Files.createDirectories(temp.resolve("empty"));
    Files.delete(target("a"));
    Files.createDirectories(target("a/empty"));
    mirror(two);
    assertEqual(two);
  }

  @Test
  void aLinkThatSomeonePutIntoTheDirectoryIsNotWrittenThrough() throws IOException {
    StoreEntry tree = tree("one", "lib/libffi.so=one");
    mirror(tree);
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Trees.delete(target("lib"));
    Files.createSymbolicLink(target("lib"), elsewhere);

    mirror(tree);

    assertEqual(tree);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aLinkThatPointsElsewhereNowIsReplaced() throws IOException {
    StoreEntry one = tree("one", "a=a", "b=b");
    Files.createSymbolicLink(one.tree().resolve("link"), Path.of("a"));
    mirror(one);
    StoreEntry two = tree("two", "a=a", "b=b");
    Files.createSymbolicLink(two.tree().resolve("link"), Path.of("b"));

    assertThat(mirror(two)).isEqualTo(1);
    assertThat(target("link")).hasContent("b");
  }

  @Test
  void somebodyElsesDirectoryIsLeftAlone() throws IOException {
    Files.createDirectories(target("holiday"));
    Files.writeString(target("holiday/photo"), "precious");
    StoreEntry tree = tree("one", "a=a");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> mirror(tree))
        .withMessageContaining("holds 1 file that the goal stage has not put there")
        .withMessageContaining("-Dnanvix.sysroot=DIR");
    assertThat(target("holiday/photo")).hasContent("precious");
    assertThat(target("a")).doesNotExist();
  }

  @Test
  void theDirectoryItselfMayBeALink() throws IOException {
    Path real = Files.createDirectories(temp.resolve("real"));
    Files.createDirectories(temp.resolve("target"));
    Files.createSymbolicLink(temp.resolve("target/sysroot"), real);

    assertThat(mirror(tree("one", "a=a"))).isEqualTo(1);
    assertThat(mirror(tree("one", "a=a"))).isZero();
    assertThat(real.resolve("a")).hasContent("a");
  }

  @Test
  void theTreeIsCopiedSoThatEditingDoesNotReachTheStore() throws IOException {
    StoreEntry tree = tree("one", "a=a");
    mirror(tree);
    Files.writeString(target("a"), "edited");

    assertThat(tree.file("a")).hasContent("a");
  }

  @Test
  void whoKeepsSizeAndTimeIsNoticedAllTheSame() throws IOException {
    StoreEntry tree = tree("one", "lib/libffi.so=one");
    mirror(tree);
    editKeepingSizeAndTime("lib/libffi.so", "two");

    assertThat(mirror(tree)).isEqualTo(1);
    assertThat(target("lib/libffi.so")).hasContent("one");
  }

  /** The record of earlier plugins was the fingerprint alone; it says nothing of any file. */
  @Test
  void theRecordOfAnEarlierPluginIsNotTakenForAnEmptyTree() throws IOException {
    StoreEntry tree = tree("one", "lib/libffi.so=one", "a.py=a");
    mirror(tree);
    for (byte[] record :
        List.of(
            (tree.fingerprint().hex() + "\n").getBytes(StandardCharsets.US_ASCII),
            new byte[0],
            ("nanvix-mirror 1 " + tree.fingerprint().hex() + "\nodd\n")
                .getBytes(StandardCharsets.US_ASCII),
            new byte[] {(byte) 0xff, '\n'})) {
      Files.write(temp.resolve("target/.sysroot.mirror"), record);

      assertThat(mirror(tree)).isZero();
      assertEqual(tree);
    }
  }

  @Test
  void theDigestIsThatOfWhatIsThereNow() throws IOException {
    StoreEntry tree = tree("one", "lib/libffi.so=one", "a.py=a", "b.py=b", "bin/x=x", "c=c");
    Trees.makeRunnable(tree.file("bin/x"));
    Files.createSymbolicLink(tree.tree().resolve("odd\nname\t\\"), Path.of("a\n.py"));
    mirror(tree);
    assertDigest();

    editKeepingSizeAndTime("lib/libffi.so", "two");
    Files.writeString(target("more"), "");
    target("bin/x").toFile().setExecutable(false, false);
    Files.delete(target("a.py"));
    Files.move(target("c"), target("b.py"), StandardCopyOption.REPLACE_EXISTING);
    assertDigest();

    Files.delete(temp.resolve("target/.sysroot.mirror"));
    assertDigest();
  }

  @Test
  void theDigestReadsOnlyWhatHasChanged() throws IOException {
    mirror(tree("one", "a.py=a"));
    Path record = temp.resolve("target/.sysroot.mirror");
    Files.writeString(
        record, Files.readString(record).replace(Sha256.of("a").hex(), Sha256.of("b").hex()));

    Sha256 recorded = Mirror.digest(temp.resolve("target/sysroot"));
    Files.writeString(target("a.py"), "b");

    assertThat(Mirror.digest(temp.resolve("target/sysroot"))).isEqualTo(recorded);
  }

  private void editKeepingSizeAndTime(String path, String content) throws IOException {
    Files.writeString(target(path), content);
    Files.setLastModifiedTime(target(path), CLOCK);
  }

  private void assertDigest() throws IOException {
    Path directory = temp.resolve("target/sysroot");
    assertThat(Mirror.digest(directory)).isEqualTo(TreeDigest.of(directory));
  }

  private int mirror(StoreEntry tree) {
    return new Mirror(tree, temp.resolve("target/sysroot")).update();
  }

  private Path target(String path) {
    return temp.resolve("target/sysroot").resolve(path);
  }

  private void assertEqual(StoreEntry tree) throws IOException {
    assertThat(TreeDigest.of(temp.resolve("target/sysroot"))).isEqualTo(TreeDigest.of(tree.tree()));
  }

  private StoreEntry tree(String name, String... files) throws IOException {
    Path root = temp.resolve("store").resolve(name);
    for (String file : files) {
      List<String> parts = List.of(file.split("=", 2));
      Path path = new RelativePath(parts.get(0)).under(root);
      Files.createDirectories(path.getParent());
      Files.writeString(path, parts.get(1));
      Files.setLastModifiedTime(path, CLOCK);
    }
    return new StoreEntry(Sha256.of(name), root, true, Duration.ZERO);
  }
}
