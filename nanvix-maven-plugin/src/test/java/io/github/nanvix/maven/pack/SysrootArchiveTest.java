// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysrootArchiveTest {
  private static final Instant CLOCK = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path temp;

  @Test
  void theSameContentGivesTheSameBytesWhateverTheTimesAndTheOrder() throws IOException {
    Path one = sysroot("one", List.of("lib/libffi.so", "bin/python.elf"));
    Path two = sysroot("two", List.of("bin/python.elf", "lib/libffi.so"));
    Files.setLastModifiedTime(two.resolve("lib/libffi.so"), FileTime.fromMillis(0));

    assertThat(pack("a", one)).hasSameBinaryContentAs(pack("b", two));
  }

  @Test
  void everythingLiesBelowSysrootWithItsRunBitAndTheClock() throws IOException {
    Path tree = sysroot("one", List.of("lib/libffi.so", "bin/python.elf"));
    Trees.makeRunnable(tree.resolve("bin/python.elf"));
    Files.createSymbolicLink(tree.resolve("lib/libffi.so.8"), Path.of("libffi.so"));

    Path out = temp.resolve("out");
    new Unpacker().unpack(pack("a", tree), out, 0);

    assertThat(TreeDigest.of(out.resolve("sysroot"))).isEqualTo(TreeDigest.of(tree));
    assertThat(out.resolve("sysroot/bin/python.elf")).isExecutable();
    assertThat(Files.getLastModifiedTime(out.resolve("sysroot/lib/libffi.so")).toInstant())
        .isEqualTo(CLOCK);
  }

  @Test
  void nameContentAndClockAreTheInputs() throws IOException {
    Path tree = sysroot("one", List.of("a"));
    SysrootArchive archive = archive("x.tar.gz", tree, CLOCK);

    assertThat(archive("x.tar.gz", sysroot("two", List.of("a")), CLOCK).inputs().text())
        .isEqualTo(archive.inputs().text());
    assertThat(archive("y.tar.gz", tree, CLOCK).inputs().text())
        .isNotEqualTo(archive.inputs().text());
    assertThat(archive("x.tar.gz", tree, CLOCK.plusSeconds(1)).inputs().text())
        .isNotEqualTo(archive.inputs().text());
    Files.writeString(tree.resolve("a"), "other");
    assertThat(archive("x.tar.gz", tree, CLOCK).inputs().text())
        .isNotEqualTo(archive.inputs().text());
  }

  private Path pack(String store, Path tree) throws IOException {
    SysrootArchive step = archive("libffi-3.4.4-i686-tiny.tar.gz", tree, CLOCK);
    return new Store(temp.resolve("store-" + store)).produce(step).file(step.fileName());
  }

  private static SysrootArchive archive(String name, Path tree, Instant clock) throws IOException {
    return new SysrootArchive(name, new Content<>(TreeDigest.of(tree), tree), clock);
  }

  private Path sysroot(String name, List<String> files) throws IOException {
    Path root = temp.resolve(name);
    for (String file : files) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.writeString(root.resolve(file), "content of " + file);
    }
    return root;
  }
}
