// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.archive.TreeTar;
import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir Path temp;
  private Store first;
  private Store second;
  private Bundle bundle;

  @BeforeEach
  void stores() {
    first = new Store(temp.resolve("first"));
    second = new Store(temp.resolve("second"));
    bundle = new Bundle(temp.resolve("bundle.tar.gz"));
  }

  private Path make(String content) {
    return first
        .produce(new Machine.Sample(content, new AtomicInteger()))
        .tree()
        .resolve("..")
        .normalize();
  }

  @Test
  void whatOneStoreHasTheOtherGets() {
    bundle.write(List.of(make("one"), make("two")), Optional.empty(), first);

    List<StoreEntry> entries = bundle.read(Optional.empty(), second);

    assertThat(entries).hasSize(2);
    AtomicInteger made = new AtomicInteger();
    for (String content : List.of("one", "two")) {
      StoreEntry entry = second.produce(new Machine.Sample(content, made));
      assertThat(entry.file("file")).hasContent(content);
      assertThat(entry.file("directory/empty")).isEmptyDirectory();
    }
    assertThat(made).hasValue(0);
    assertThat(temp.resolve("second/tmp")).isEmptyDirectory();
    // Once more: all of it is there.
    assertThat(bundle.read(Optional.empty(), second)).allMatch(StoreEntry::reused);
  }

  @Test
  void whatIsDamagedIsNamedAndNotThereAfterwards() throws IOException {
    bundle.write(List.of(make("one")), Optional.empty(), first);
    Path content = temp.resolve("content");
    new Unpacker().unpack(bundle.file(), content, 0);
    for (Path file : files(content.resolve("cas"))) {
      byte[] right = Files.readAllBytes(file);
      byte[] wrong = right.clone();
      wrong[wrong.length / 2] ^= 1;
      Files.write(file, wrong);
      TreeTar.write(content, bundle.file());
      assertThatThrownBy(() -> bundle.read(Optional.empty(), second))
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("is no sound bundle: sample")
          .hasMessageContaining("mvn nanvix:fetch -Dnanvix.bundle=FILE");
      Files.write(file, right);
    }
    assertThat(temp.resolve("second/sample")).doesNotExist();
  }

  @Test
  void whatIsNoBundleIsRefused() throws IOException {
    Files.writeString(bundle.file(), "nonsense");
    assertThatThrownBy(() -> bundle.read(Optional.empty(), second))
        .isInstanceOf(BuildException.class);
    Path other = Files.createDirectories(temp.resolve("other"));
    Files.writeString(other.resolve("file"), "content");
    TreeTar.write(other, bundle.file());
    assertThatThrownBy(() -> bundle.read(Optional.empty(), second))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("it has no list of entries");
    Files.writeString(other.resolve("entries.txt"), "nanvix-bundle 1\n../x y\n");
    TreeTar.write(other, bundle.file());
    assertThatThrownBy(() -> bundle.read(Optional.empty(), second))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("has the line \"../x y\"");
  }

  @Test
  void withKeysItHasToBeSigned() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Optional<TrustedKeys> keys = Optional.of(new TrustedKeys(List.of(pair.getPublic())));
    bundle.write(List.of(make("one")), Optional.empty(), first);
    assertThatThrownBy(() -> bundle.read(keys, second))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("nobody has signed it");
    bundle.write(List.of(make("one")), Optional.of(new SigningKey(pair.getPrivate())), first);
    assertThat(bundle.read(keys, second)).hasSize(1);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
