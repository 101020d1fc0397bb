// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.SourceCatalog.Request;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCatalogTest {
  @TempDir Path dir;
  private SourceCatalog catalog = catalog(Path.of("unset"), false);

  @BeforeEach
  void pin() throws Exception {
    catalog = catalog(dir, false);
    Sha256 one = archive("p-1.0.tar.gz", "p-1.0", "one\n");
    Sha256 two = archive("p-2.0.tar.gz", "p-2.0", "two\n");
    Sha256 repacked = archive("p-2.0-repacked.tar.gz", "p-2.0", "two, repacked\n");
    pins(
        """
        default = "1.0"
        license = "MIT"
        [version."1.0"]
        file = "p-1.0.tar.gz"
        sha256 = "%1$s"
        [[version."1.0".locator]]
        url = "file:%4$s/p-1.0.tar.gz"
        [version."2.0"]
        file = "p-2.0.tar.gz"
        sha256 = "%2$s"
        [[version."2.0".locator]]
        url = "file:%4$s/p-2.0.tar.gz"
        [[version."2.0".locator]]
        url = "file:%4$s/p-2.0-repacked.tar.gz"
        sha256 = "%3$s"
        """
            .formatted(one.hex(), two.hex(), repacked.hex(), dir));
  }

  @Test
  void unpacksTheDefaultVersionWithoutItsTopDirectory() {
    SourceCatalog.Source source = catalog.provide(request(Optional.empty()));

    assertThat(source.version()).isEqualTo("1.0");
    assertThat(source.entry().reused()).isFalse();
    assertThat(source.entry().file("src/main.c")).hasContent("one\n");
    assertThat(source.entry().tree().resolve("p-1.0")).doesNotExist();
    assertThat(catalog.version(request(Optional.empty()))).isEqualTo("1.0");
  }

  @Test
  void aVersionWithDotsIsFoundAndOthersAreListed() {
    assertThat(catalog.provide(request(Optional.of("2.0"))).entry().file("src/main.c"))
        .hasContent("two\n");
    assertThatThrownBy(() -> catalog.provide(request(Optional.of("3.0"))))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "There is no pin for version \"3.0\" of \"p\". Pinned are [1.0, 2.0]; others go into"
                + " sources/p.toml of the project's pin directory.");
  }

  @Test
  void aLicenceThatIsNotAsPinnedIsRefusedAndNothingIsKept() throws IOException {
    Path pins = dir.resolve("pins/sources/p.toml");
    String text = Files.readString(pins);
    Sha256 right = Sha256.of("one\n");
    String pinned =
        text.replace(
            "file = \"p-1.0.tar.gz\"\n",
            "file = \"p-1.0.tar.gz\"\nlicense-file = \"src/main.c\"\nlicense-sha256 = \""
                + right.hex()
                + "\"\n");
    Files.writeString(pins, pinned.replace(right.hex(), "0".repeat(64)));

    assertThatThrownBy(() -> catalog(dir, false).provide(request(Optional.empty())))
        .hasMessage(
            "The licence \"src/main.c\" is not as pinned: expected sha256:"
                + "0".repeat(64)
                + ", got "
                + right
                + ". Read it; then correct license-sha256 in sources/p.toml (line 6).");
    Files.writeString(pins, pinned.replace("src/main.c", "src/LICENSE"));
    assertThatThrownBy(() -> catalog(dir, false).provide(request(Optional.empty())))
        .hasMessageContaining("got no such file");
    Files.writeString(pins, pinned);
    assertThat(catalog(dir, false).provide(request(Optional.empty())).entry().reused()).isFalse();
  }

  @Test
  void aPartOfAnArchiveIsASourceOfItsOwn() throws IOException {
    Path pins = dir.resolve("pins/sources/p.toml");
    String text = Files.readString(pins);
    Source whole = catalog.provide(request(Optional.empty()));
    Files.writeString(
        pins,
        text.replace(
            "file = \"p-1.0.tar.gz\"\n", "file = \"p-1.0.tar.gz\"\ndirectory = \"src\"\n"));

    Source part = catalog(dir, false).provide(request(Optional.empty()));

    assertThat(part.entry().file("main.c")).hasContent("one\n");
    assertThat(part.entry().fingerprint()).isNotEqualTo(whole.entry().fingerprint());
    assertThat(part.origin().text()).contains("directory = src");
    Files.writeString(pins, Files.readString(pins).replace("\"src\"", "\"lib\""));
    assertThatThrownBy(() -> catalog(dir, false).provide(request(Optional.empty())))
        .hasMessageContaining("\"p-1.0.tar.gz\" has no directory \"lib\".");
  }

  @Test
  void theTermsOfASourceArePinnedOrFoundOrMissing() throws IOException {
    Path pins = dir.resolve("pins/sources/p.toml");
    String text = Files.readString(pins);
    assertThatThrownBy(() -> catalog.licenses(catalog.provide(request(Optional.empty()))))
        .hasMessageStartingWith("The source of \"p\" 1.0 has no file LICENSE")
        .hasMessageContaining("sources/p.toml");

    Path checkout = copy(catalog.provide(request(Optional.empty())).entry());
    Files.writeString(checkout.resolve("COPYING.txt"), "found\n");
    assertThat(terms(catalog, request(checkout))).containsExactly("p/COPYING.txt: found\n");

    Files.writeString(
        pins,
        text.replace(
            "file = \"p-1.0.tar.gz\"\n",
            "file = \"p-1.0.tar.gz\"\nlicense-file = \"src/main.c\"\nlicense-sha256 = \""
                + Sha256.of("one\n").hex()
                + "\"\n"));
    assertThat(terms(catalog(dir, false), request(Optional.empty())))
        .containsExactly("p/main.c: one\n");

    Files.createDirectories(dir.resolve("pins/sources/p"));
    Files.writeString(dir.resolve("pins/sources/p/TERMS"), "ours\n");
    Files.writeString(
        pins,
        text.replace(
            "file = \"p-1.0.tar.gz\"\n",
            "file = \"p-1.0.tar.gz\"\nlicense-text = \"sources/p/TERMS\"\n"));
    assertThat(terms(catalog(dir, false), request(Optional.empty())))
        .containsExactly("p/TERMS: ours\n");
  }

  private static List<String> terms(SourceCatalog of, SourceCatalog.Request request)
      throws IOException {
    List<String> terms = new ArrayList<>();
    for (var file : of.licenses(of.provide(request)).entrySet()) {
      terms.add(file.getKey() + ": " + Files.readString(file.getValue()));
    }
    return terms;
  }

  @Test
  void anUnknownNameSaysWhatIsMissing() {
    assertThatThrownBy(
            () -> catalog.provide(new Request("q", Optional.empty(), Optional.empty(), List.of())))
        .hasMessageContaining("There is no pin file \"sources/q.toml\"");
  }

  @Test
  void anArchiveInTheStoreIsNeitherFetchedNorUnpackedAgain() throws IOException {
    StoreEntry first = catalog.provide(request(Optional.empty())).entry();
    Files.delete(dir.resolve("p-1.0.tar.gz"));

    StoreEntry second = catalog(dir, true).provide(request(Optional.empty())).entry();

    assertThat(second.reused()).isTrue();
    assertThat(second.tree()).isEqualTo(first.tree());
  }

  @Test
  void anUnchangedDirectoryIsThePinnedSource() throws IOException {
    SourceCatalog.Source pinned = catalog.provide(request(Optional.empty()));
    Path checkout = copy(pinned.entry());
    Files.writeString(Files.createDirectory(checkout.resolve(".git")).resolve("HEAD"), "x");

    SourceCatalog.Source source = catalog.provide(request(checkout));
    assertThat(source.entry()).isEqualTo(catalog.provide(request(Optional.empty())).entry());
    assertThat(source.origin().text()).isEqualTo(pinned.origin().text());

    Files.writeString(checkout.resolve("src/main.c"), "One\n");
    SourceCatalog.Source edited = catalog.provide(request(checkout));
    assertThat(edited.entry().tree()).isNotEqualTo(pinned.entry().tree());
    assertThat(edited.entry().file("src/main.c")).hasContent("One\n");
  }

  @Test
  void oneFileMoreIsAnotherSource() throws IOException {
    SourceCatalog.Source pinned = catalog.provide(request(Optional.empty()));
    Path checkout = copy(pinned.entry());
    Files.writeString(checkout.resolve("ignored.o"), "");

    assertThat(catalog.provide(request(checkout)).entry().file("ignored.o")).exists();
  }

  @Test
  void nothingIsFetchedToCompareADirectoryWith() throws IOException {
    Path checkout = copy(catalog.provide(request(Optional.empty())).entry());
    Trees.delete(dir.resolve("store"));
    Files.delete(dir.resolve("p-1.0.tar.gz"));

    assertThat(catalog.provide(request(checkout)).entry().reused()).isFalse();
  }

  @Test
  void aDirectoryNeedsNoPin() throws IOException {
    Path checkout = copy(catalog.provide(request(Optional.empty())).entry());

    assertThat(
            catalog
                .provide(new Request("p", Optional.of("9"), Optional.of(checkout), List.of()))
                .entry()
                .file("src/main.c"))
        .exists();
  }

  private Path copy(StoreEntry entry) throws IOException {
    Path checkout = Files.createDirectory(dir.resolve("checkout"));
    Trees.copy(entry.tree(), checkout, Trees.Mode.COPY);
    return checkout;
  }

  private static Request request(Path directory) {
    return new Request("p", Optional.empty(), Optional.of(directory), List.of());
  }

  @Test
  void otherBytesOfTheSameReleaseServeWhenTheFirstAreGone() throws IOException {
    Path gone = Files.move(dir.resolve("p-2.0.tar.gz"), dir.resolve("gone"));

    StoreEntry entry = catalog.provide(request(Optional.of("2.0"))).entry();

    assertThat(entry.file("src/main.c")).hasContent("two, repacked\n");
    // What is in the store is as good as the first choice, and costs no download.
    Files.move(gone, dir.resolve("p-2.0.tar.gz"));
    StoreEntry again = catalog.provide(request(Optional.of("2.0"))).entry();
    assertThat(again.reused()).isTrue();
    assertThat(again.tree()).isEqualTo(entry.tree());
  }

  @Test
  void whenNoPlaceAnswersAllOfThemAreNamed() throws IOException {
    Files.delete(dir.resolve("p-2.0.tar.gz"));
    Files.delete(dir.resolve("p-2.0-repacked.tar.gz"));

    assertThatThrownBy(() -> catalog.provide(request(Optional.of("2.0"))))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("p-2.0.tar.gz: ")
        .hasMessageContaining("p-2.0-repacked.tar.gz: ");
  }

  @Test
  void aWrongDigestDoesNotLeadToAnotherPlace() throws IOException {
    Files.writeString(dir.resolve("p-2.0.tar.gz"), "other");

    assertThatThrownBy(() -> catalog.provide(request(Optional.of("2.0"))))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("Digest of \"p-2.0.tar.gz\" is wrong")
        .hasMessageContaining("correct sha256 in sources/p.toml (line 10)");
  }

  @Test
  void patchesChangeTheFingerprintByContentAndOrder() throws IOException {
    Path a = patch("a.patch", "one", "three");
    Path b = patch("b.patch", "three", "one");
    StoreEntry plain = catalog.provide(patched(List.of())).entry();

    StoreEntry once = catalog.provide(patched(List.of(a))).entry();
    StoreEntry twice = catalog.provide(patched(List.of(a, b))).entry();

    assertThat(once.file("src/main.c")).hasContent("three\n");
    assertThat(twice.file("src/main.c")).hasContent("one\n");
    assertThat(plain.file("src/main.c")).hasContent("one\n");
    assertThat(List.of(plain.fingerprint(), once.fingerprint(), twice.fingerprint()))
        .doesNotHaveDuplicates();
    // In the other order the first does not fit, and nothing of it is published.
    assertThatThrownBy(() -> catalog.provide(patched(List.of(b, a))))
        .hasMessageContaining("b.patch")
        .hasMessageContaining("does not apply");
    assertThat(catalog.provide(patched(List.of(Files.move(a, dir.resolve("c"))))).entry().reused())
        .isTrue();
  }

  @Test
  void aDirectoryStandsForTheArchive() throws IOException {
    Path own = Files.createDirectories(dir.resolve("own/src"));
    Files.writeString(own.resolve("main.c"), "mine\n");
    Request request =
        new Request(
            "p",
            Optional.of("9"),
            Optional.of(dir.resolve("own")),
            List.of(patch("a.patch", "mine", "ours")));

    SourceCatalog.Source source = catalog.provide(request);

    assertThat(source.version()).isEqualTo("9");
    assertThat(source.entry().file("src/main.c")).hasContent("ours\n");
    assertThat(own.resolve("main.c")).hasContent("mine\n");
  }

  private static Request request(Optional<String> version) {
    return new Request("p", version, Optional.empty(), List.of());
  }

  private static Request patched(List<Path> patches) {
    return new Request("p", Optional.empty(), Optional.empty(), patches);
  }

  private static SourceCatalog catalog(Path dir, boolean offline) {
    Network network =
        new Network(
            offline, Path::of, uri -> Proxy.NO_PROXY, Optional.empty(), List.of(Path.of("/bin")));
    return new SourceCatalog(
        new PinCatalog(Optional.of(dir.resolve("pins"))),
        new Store(dir.resolve("store")),
        new Fetcher(network, new CommandRunner()));
  }

  private void pins(String text) throws IOException {
    Files.createDirectories(dir.resolve("pins/sources"));
    Files.writeString(dir.resolve("pins/sources/p.toml"), text);
  }

  private Path patch(String name, String from, String to) throws IOException {
    return Files.writeString(
        dir.resolve(name),
        "--- a/src/main.c\n+++ b/src/main.c\n@@ -1 +1 @@\n-" + from + "\n+" + to + "\n");
  }

  /** An archive with a top directory, made by the machine's tar. */
  private Sha256 archive(String name, String top, String content) throws Exception {
    Path file = dir.resolve("content/" + top + "/src/main.c");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    assertThat(
            new ProcessBuilder("tar", "-czf", dir.resolve(name).toString(), top)
                .directory(dir.resolve("content").toFile())
                .start()
                .waitFor())
        .isZero();
    return Sha256.ofFile(dir.resolve(name));
  }
}
