// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSourceTest {
  @TempDir Path dir;
  private Path source = Path.of("");

  @BeforeEach
  void makeTheSource() throws IOException {
    source = Files.createDirectories(dir.resolve("source"));
    Files.createDirectories(source.resolve("src"));
    Files.writeString(source.resolve("src/main.c"), "int main;\n");
    Files.writeString(source.resolve("configure"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(
        source.resolve("configure"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void copiesTheDirectory() throws IOException {
    StoreEntry entry = store().produce(LocalSource.of("p", source));

    assertThat(Trees.files(entry.tree())).hasToString("[configure, src/main.c]");
    assertThat(entry.file("configure")).isExecutable();
    Files.writeString(source.resolve("src/main.c"), "changed");
    assertThat(entry.file("src/main.c")).hasContent("int main;\n");
  }

  @Test
  void timeAndPlaceDoNotIdentifyIt() throws IOException {
    Sha256 before = fingerprint();
    Files.setLastModifiedTime(source.resolve("src/main.c"), FileTime.fromMillis(0));
    assertThat(fingerprint()).isEqualTo(before);

    Path moved = Files.move(source, dir.resolve("moved"));
    assertThat(LocalSource.of("q", moved).inputs().fingerprint()).isEqualTo(before);
    Path link = Files.createSymbolicLink(dir.resolve("link"), moved);
    assertThat(LocalSource.of("q", link).inputs().fingerprint()).isEqualTo(before);
    assertThat(store().produce(LocalSource.of("q", link)).file("src/main.c")).exists();
  }

  @Test
  void aByteANameARunBitIdentifyIt() throws IOException {
    Sha256 before = fingerprint();
    Files.writeString(source.resolve("src/main.c"), "int mail;\n");
    Sha256 byteChanged = fingerprint();
    Files.move(source.resolve("src/main.c"), source.resolve("src/moin.c"));
    Sha256 nameChanged = fingerprint();
    Files.setPosixFilePermissions(
        source.resolve("configure"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(List.of(before, byteChanged, nameChanged, fingerprint())).doesNotHaveDuplicates();
  }

  @Test
  void whatBelongsToVersionControlIsLeftOut() throws IOException {
    Sha256 before = fingerprint();
    for (String name : List.of(".git/HEAD", "src/.git/HEAD", ".hg/x", ".svn/entries")) {
      Files.createDirectories(source.resolve(name).getParent());
      Files.writeString(source.resolve(name), "x");
    }
    // In a work tree or a submodule it is a file, and holds an absolute path.
    Files.createDirectories(source.resolve("module"));
    Files.writeString(source.resolve("module/.git"), "gitdir: /somewhere\n");

    assertThat(fingerprint()).isEqualTo(before);
    assertThat(Trees.files(store().produce(LocalSource.of("p", source)).tree())).hasSize(2);

    Files.writeString(source.resolve(".gitignore"), "*.o\n");
    assertThat(fingerprint()).isNotEqualTo(before);
  }

  @Test
  void linksWithinTheDirectoryStayLinks() throws IOException {
    link("dir", "src");
    link("src/up", "../configure");
    link(".#lock", "user@host.1234");

    StoreEntry entry = store().produce(LocalSource.of("p", source));

    assertThat(Trees.files(entry.tree()))
        .hasToString("[.#lock, configure, dir, src/main.c, src/up]");
    assertThat(Files.readSymbolicLink(entry.file("dir"))).isEqualTo(Path.of("src"));
    assertThat(entry.file("dir/main.c")).hasContent("int main;\n");
  }

  @Test
  void linksThatLeadOutBecomeTheFilesThatTheyLeadTo() throws IOException {
    Path automake = Files.createDirectories(dir.resolve("automake"));
    Path file = Files.writeString(automake.resolve("install-sh"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    link("install-sh", file.toString());
    link("src/missing", "../../automake/install-sh");

    Sha256 before = fingerprint();
    StoreEntry entry = store().produce(LocalSource.of("p", source));
    for (String name : List.of("install-sh", "src/missing")) {
      assertThat(Files.isRegularFile(entry.file(name), LinkOption.NOFOLLOW_LINKS)).isTrue();
      assertThat(entry.file(name)).isExecutable().hasContent("#!/bin/sh\n");
    }
    Files.writeString(file, "#!/bin/sh\n# newer\n");
    assertThat(fingerprint()).isNotEqualTo(before);
  }

  @Test
  void linksThatLeadOutToADirectoryOrNowhereAreRefused() throws IOException {
    for (String target : List.of("/usr/include", "../..", "../../none", "/none", "src/../..")) {
      Path link = link("src/include", target);
      assertThatThrownBy(() -> LocalSource.of("p", source))
          .as(target)
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("The link \"src/include\" in the source directory")
          .hasMessageContaining("\"" + target + "\"");
      Files.delete(link);
    }
  }

  @Test
  void aDirectoryThatChangesWhileItIsCopiedIsNotPublished() throws IOException {
    LocalSource step = LocalSource.of("p", source);
    Files.writeString(source.resolve("src/main.c"), "saved in between\n");

    assertThatThrownBy(() -> store().produce(step))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("The source directory \"" + source + "\" changed while");
    assertThat(store().find(step)).isEmpty();
    assertThat(store().produce(LocalSource.of("p", source)).file("src/main.c"))
        .hasContent("saved in between\n");
  }

  @Test
  void aMissingDirectoryIsNamed() {
    assertThatThrownBy(() -> LocalSource.of("p 1.0 source", dir.resolve("none")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"" + dir.resolve("none") + "\" for p 1.0 source does not exist");
  }

  private Path link(String name, String target) throws IOException {
    return Files.createSymbolicLink(source.resolve(name), Path.of(target));
  }

  private Sha256 fingerprint() {
    return LocalSource.of("p", source).inputs().fingerprint();
  }

  private Store store() {
    return new Store(dir.resolve("store"));
  }
}
