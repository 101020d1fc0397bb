// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenseTreeTest {
  @TempDir private Path temp;

  @Test
  void whatIsPutThereIsFoundAgain() throws IOException {
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    files.put(new RelativePath("p/LICENSE"), file("one", "of p\n"));
    files.put(new RelativePath("q/COPYING"), file("two", "of q\n"));

    Path tree = new Store(temp.resolve("store")).produce(LicenseTree.of(files)).tree();

    assertThat(tree.resolve("share/licenses/p/LICENSE")).hasContent("of p");
    assertThat(LicenseTree.in(tree).keySet()).isEqualTo(files.keySet());
    assertThat(LicenseTree.in(temp.resolve("none"))).isEmpty();
  }

  @Test
  void whatATextSaysIsAnInputAndWhereItLiesIsNot() throws IOException {
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    files.put(new RelativePath("p/LICENSE"), file("one", "of p\n"));
    String one = LicenseTree.of(files).inputs().text();

    files.put(new RelativePath("p/LICENSE"), file("moved", "of p\n"));
    assertThat(LicenseTree.of(files).inputs().text()).isEqualTo(one);
    Files.writeString(temp.resolve("moved"), "of q\n");
    assertThat(LicenseTree.of(files).inputs().text()).isNotEqualTo(one);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }
}
