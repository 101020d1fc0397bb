// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was changed in the store since it was made is made again; a build is what begins anew. */
class DamagedEntryTest {
  @TempDir Path dir;
  private final AtomicInteger made = new AtomicInteger();
  private StoreEntry entry =
      new StoreEntry(Sha256.of("unset"), Path.of("unset"), false, Duration.ZERO);

  @BeforeEach
  void publish() {
    entry = build();
  }

  enum Damage {
    FLIPPED {
      @Override
      void to(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, time);
      }
    },
    TRUNCATED {
      @Override
      void to(Path file) throws IOException {
        Files.writeString(file, "");
      }
    },
    DELETED {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
      }
    },
    REPLACED_BY_A_LINK {
      @Override
      void to(Path file) throws IOException {
        Path copy = Files.copy(file, Files.createTempDirectory("damaged").resolve("copy"));
        Files.delete(file);
        Files.createSymbolicLink(file, copy);
      }
    },
    OF_ANOTHER_MODE {
      @Override
      void to(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
      }
    },
    WITH_A_NEIGHBOUR {
      @Override
      void to(Path file) throws IOException {
        Files.writeString(file.resolveSibling("more.h"), "#define HACKED 1\n");
      }
    };

    abstract void to(Path file) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void aChangedFileIsSeenAndItsEntryMadeAgain(Damage damage) throws IOException {
    damage.to(entry.file("include/made.h"));

    StoreEntry next = build();

    assertThat(next.reused()).isFalse();
    assertThat(TreeDigest.of(next.tree())).isEqualTo(TreeDigest.of(build().tree()));
    assertThat(next.file("include/made.h")).hasContent("#define MADE 1");
    assertThat(made).hasValue(2);
    assertThat(build().reused()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLIPPED", "TRUNCATED", "DELETED", "REPLACED_BY_A_LINK"})
  void soIsAChangedManifest(Damage damage) throws IOException {
    damage.to(entry.tree().resolveSibling("manifest.txt"));
    assertThat(build().reused()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLIPPED", "TRUNCATED", "DELETED", "REPLACED_BY_A_LINK"})
  void soAreChangedInputs(Damage damage) throws IOException {
    damage.to(entry.tree().resolveSibling("inputs.txt"));
    assertThat(build().reused()).isFalse();
  }

  @Test
  void aManifestThatLiesAboutAFileCondemnsTheEntry() throws IOException {
    Path manifest = entry.tree().resolveSibling("manifest.txt");
    String digest = entry.digest("lib/made.a").hex();
    Files.writeString(
        manifest, Files.readString(manifest).replace(digest, "0".repeat(digest.length())));

    assertThat(build().reused()).isFalse();
  }

  @Test
  void whatItWasIsKeptUntilTheStoreIsCleanedUp() throws IOException {
    Files.writeString(entry.file("lib/made.a"), "changed");

    build();

    List<Path> aside = StoreContent.children(dir.resolve("store/tmp"));
    assertThat(aside).hasSize(1);
    assertThat(aside.get(0).resolve("tree/lib/made.a")).hasContent("changed");
    StoreGc.run(
        dir.resolve("store"),
        new GcRequest(Long.MAX_VALUE, Optional.empty(), false, false, Duration.ZERO));
    assertThat(aside.get(0)).exists();
    assertThat(new StoreTrash(dir.resolve("store"), false).leftovers(Instant.MAX)).hasSize(1);
    assertThat(aside.get(0)).doesNotExist();
  }

  @Test
  void anotherNameOfAFileIsNoDamage() throws IOException {
    Files.createLink(dir.resolve("link"), entry.file("lib/made.a"));
    assertThat(build().reused()).isTrue();
    // Nor is what a copy of the whole store has for inodes and times.
    Path store = dir.resolve("store");
    Files.move(store, dir.resolve("old"));
    Trees.copy(dir.resolve("old"), store, Trees.Mode.COPY);
    assertThat(build().reused()).isTrue();
    assertThat(made).hasValue(1);
  }

  @Test
  void afterAnotherNameDamageIsStillSeen() throws IOException {
    Files.createLink(dir.resolve("link"), entry.file("lib/made.a"));
    assertThat(build().reused()).isTrue();

    Files.writeString(dir.resolve("link"), "changed by its other name");

    assertThat(build().file("lib/made.a")).hasContent("archive");
  }

  @Test
  void theEntriesOfEarlierPluginsAreReadOnce() throws IOException {
    Path states = entry.tree().resolveSibling("states.txt");
    Files.delete(states);
    assertThat(build().reused()).isTrue();
    assertThat(states).exists();

    Files.delete(states);
    Files.writeString(entry.file("lib/made.a"), "changed");
    assertThat(build().reused()).isFalse();
  }

  @Test
  void anEntryOfAnotherStoreIsOnlyUnlinked() throws IOException {
    Path other = dir.resolve("other");
    Files.move(entry.tree().getParent(), other);
    Files.createSymbolicLink(entry.tree().getParent(), other);
    assertThat(build().reused()).isTrue();

    Files.writeString(other.resolve("tree/lib/made.a"), "changed");

    assertThat(build().reused()).isFalse();
    assertThat(other.resolve("tree/lib/made.a")).hasContent("changed");
    assertThat(entry.tree().getParent()).isDirectory();
    assertThat(Files.isSymbolicLink(entry.tree().getParent())).isFalse();
  }

  private StoreEntry build() {
    return new Store(dir.resolve("store"))
        .produce(
            new TestStep(
                "damaged",
                workspace -> {
                  made.incrementAndGet();
                  Path include = Files.createDirectories(workspace.output().resolve("include"));
                  Files.writeString(include.resolve("made.h"), "#define MADE 1");
                  Path lib = Files.createDirectories(workspace.output().resolve("lib"));
                  Files.writeString(lib.resolve("made.a"), "archive");
                  Files.createSymbolicLink(lib.resolve("link.a"), Path.of("made.a"));
                }));
  }
}
