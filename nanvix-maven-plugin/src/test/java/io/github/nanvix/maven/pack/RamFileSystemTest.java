// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.guest.NanvixSysroot;
import io.github.nanvix.maven.guest.NanvixSysroot.Tool;
import io.github.nanvix.maven.guest.StandIns;
import io.github.nanvix.maven.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RamFileSystemTest {
  private static final Instant CLOCK = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path temp;
  private final SortedMap<RelativePath, Path> files = new TreeMap<>();
  private NanvixSysroot nanvix;

  @BeforeEach
  void layOut() throws IOException {
    nanvix = StandIns.newer(temp.resolve("nanvix"));
    Path file = Files.writeString(temp.resolve("data"), "content");
    files.put(new RelativePath("lib/data"), file);
  }

  @Test
  void theImageHoldsTheFilesAndTmpWithTheTimeOfTheClock() throws IOException {
    Path out = temp.resolve("out");

    new Unpacker().unpack(make("store"), out, 0);

    assertThat(out.resolve("lib/data")).hasContent("content");
    assertThat(out.resolve("tmp")).isEmptyDirectory();
    assertThat(Files.getLastModifiedTime(out.resolve("lib/data")).toInstant()).isEqualTo(CLOCK);
    assertThat(Files.getLastModifiedTime(temp.resolve("data")).toInstant()).isNotEqualTo(CLOCK);
  }

  @Test
  void theSameFilesGiveTheSameImageWhateverTheirTimes() throws IOException {
    Path before = make("one");
    Files.setLastModifiedTime(temp.resolve("data"), FileTime.fromMillis(0));

    assertThat(make("two")).hasSameBinaryContentAs(before);
  }

  @Test
  void theProgramAndTheFilesAreTheInputs() throws IOException {
    String before = step().inputs().text();
    assertThat(step().inputs().text()).isEqualTo(before);

    Files.writeString(temp.resolve("data"), "other");
    String other = step().inputs().text();
    Files.writeString(nanvix.tool(Tool.MKRAMFS), "#!/bin/sh\n");

    assertThat(other).isNotEqualTo(before);
    assertThat(step().inputs().text()).isNotEqualTo(other);
  }

  @Test
  void whatMkramfsSaysWhenItFailsIsTold() throws IOException {
    StandIns.replace(nanvix, Tool.MKRAMFS, "echo image too small\nexit 1\n");

    assertThatThrownBy(() -> make("store"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"mkramfs.elf a.img\" failed with exit code 1")
        .hasMessageContaining("image too small");
  }

  @Test
  void anImageThatIsNotMadeOrEmptyFails() throws IOException {
    StandIns.replace(nanvix, Tool.MKRAMFS, ": >\"$2\"\n");
    assertThatThrownBy(() -> make("store"))
        .hasMessageContaining("mkramfs.elf\" ended with exit code 0 and made no image");

    StandIns.replace(nanvix, Tool.MKRAMFS, "exit 0\n");
    assertThatThrownBy(() -> make("store")).hasMessageContaining("made no image");
    assertThat(temp.resolve("store/ram-file-system")).doesNotExist();
  }

  private Path make(String store) {
    RamFileSystem step = step();
    return new Store(temp.resolve(store)).produce(step).file(step.fileName());
  }

  private RamFileSystem step() {
    return RamFileSystem.of("a.img", files, nanvix, CLOCK);
  }
}
