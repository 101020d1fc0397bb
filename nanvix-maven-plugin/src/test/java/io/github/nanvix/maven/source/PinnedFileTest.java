// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.source.PinnedFile.Candidate;
import io.github.nanvix.maven.toml.TomlFile;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedFileTest {
  private static final Sha256 A = Sha256.of("a");
  private static final Sha256 B = Sha256.of("b");
  private static final String HEAD = "file = \"f.tar.gz\"\nsha256 = \"" + A.hex() + "\"\n";

  @Test
  void readsThePlacesInTheirOrder() {
    PinnedFile pin =
        parse(
            HEAD
                + """
                size = 7
                [[locator]]
                url = "https://example.org/f.tar.gz"
                [[locator]]
                debian-pool = "pool/main/f/f++/f_1.0~rc1.orig.tar.gz"
                [[locator]]
                maven = "g:a:jar:1"
                [[locator]]
                nanvix-asset = "f-linux-x86-microvm-standalone-256mb-dev.tar.gz"
                [[locator]]
                npm = "@demo/f 1.0.0-rc.1"
                """);

    assertThat(pin.fileName()).isEqualTo("f.tar.gz");
    assertThat(pin.candidates())
        .extracting(Candidate::locator)
        .containsExactly(
            new Locator.Url(URI.create("https://example.org/f.tar.gz")),
            new Locator.DebianPool(new RelativePath("pool/main/f/f++/f_1.0~rc1.orig.tar.gz")),
            new Locator.MavenArtifact("g:a:jar:1"),
            new Locator.NanvixAsset("f-linux-x86-microvm-standalone-256mb-dev.tar.gz"),
            new Locator.Npm("@demo/f", "1.0.0-rc.1"));
    assertThat(pin.candidates())
        .allSatisfy(
            candidate -> {
              assertThat(candidate.sha256()).isEqualTo(A);
              assertThat(candidate.size()).contains(7L);
              assertThat(candidate.pinnedIn()).isEqualTo("pin.toml (line 2)");
            });
  }

  @Test
  void aPlaceWithADigestOfItsOwnHasASizeOfItsOwn() {
    PinnedFile pin =
        parse(
            HEAD
                + """
                size = 7
                [[locator]]
                url = "https://example.org/f.tar.gz"
                [[locator]]
                url = "https://example.org/repacked"
                sha256 = "%1$s"
                [[locator]]
                url = "https://example.org/sized"
                sha256 = "%1$s"
                size = 9
                """
                    .formatted(B.hex()));

    assertThat(pin.digests()).containsExactly(A, B);
    assertThat(pin.candidates())
        .extracting(Candidate::size)
        .containsExactly(Optional.of(7L), Optional.empty(), Optional.of(9L));
    assertThat(pin.candidates().get(1).pinnedIn()).isEqualTo("pin.toml (line 8)");
    assertThat(pin.byContent())
        .extracting(PinnedFile::candidates)
        .containsExactly(pin.candidates().subList(0, 1), pin.candidates().subList(1, 3));
  }

  @Test
  void aPlaceWithADigestOfItsOwnHasThePartThatIsTheSourceElsewhere() {
    String text =
        HEAD
            + """
            directory = "deps/f"
            [[locator]]
            npm = "f 1.0.0"
            [[locator]]
            url = "https://example.org/f.zip"
            sha256 = "%1$s"
            [[locator]]
            url = "https://example.org/all.zip"
            sha256 = "%1$s"
            directory = "f"
            """
                .formatted(B.hex());

    assertThat(PinnedFile.ofSource(TomlFile.parse("pin.toml", text)).byContent())
        .extracting(pin -> pin.candidates().get(0).part().map(RelativePath::text))
        .containsExactly(Optional.of("deps/f"), Optional.empty(), Optional.of("f"));
    assertThatThrownBy(() -> parse(text))
        .hasMessageContaining("Key \"locator[2].directory\"")
        .hasMessageContaining("is not a key that is known here");
  }

  @Test
  void anAssetOfALockFileNeedsADigestAndTheMessageTellsHowToComeByIt() {
    String asset = "[[locator]]\nnanvix-asset = \"f-dev.tar.gz\"\n";

    assertThatThrownBy(() -> parse("file = \"f.tar.gz\"\n" + asset))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "Key \"sha256\" is missing in \"pin.toml\" (line 1, column 1). Expected the SHA-256 of"
                + " asset \"f-dev.tar.gz\" of nanvix.lock, which has only an address for it: fetch"
                + " the file once, see that it is the right one, and write down what sha256sum"
                + " says.");
    assertThat(parse(HEAD + asset).digests()).containsExactly(A);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url = \"ftp://example.org/f\"",
        "url = \"example.org/f\"",
        "url = \"https:f\"",
        "url = \"http:///f\"",
        "url = \"file://host/f\"",
        "url = \"file:f\"",
        "url = \"http://a b/\"",
        "debian-pool = \"../f\"",
        "debian-pool = \"/pool/f\"",
        "debian-pool = \"pool/a b\"",
        "debian-pool = \"dists/stable/Release\"",
        "maven = 1",
        "ulr = \"https://example.org/f\"",
        "url = \"https://example.org/f\"\nmaven = \"g:a:1\"",
        "url = \"https://example.org/f\"\nnanvix-asset = \"f\"",
        "nanvix-asset = 1",
        "npm = \"f\"",
        "npm = \"f latest\"",
        "npm = \"f ^1.0.0\"",
        "npm = \"f 1.0\"",
        "npm = \"../f 1.0.0\"",
        "npm = \"a/b 1.0.0\"",
        "npm = \"f 1.0.0\"\nurl = \"https://example.org/f\"",
        "url = \"https://example.org/f\"\nsize = 7",
        "url = \"https://example.org/f\"\nsha256 = \"abc\"",
        ""
      })
  void refusesAPlaceThatIsNone(String locator) {
    assertThatThrownBy(() -> parse(HEAD + "[[locator]]\n" + locator + "\n"))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("Key \"locator[0].")
        .hasMessageContaining("\"pin.toml\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../f", "a/b", "", "..", "."})
  void refusesAFileNameThatLeavesTheScratchDirectory(String name) {
    assertThatThrownBy(
            () ->
                parse(
                    HEAD.replace("f.tar.gz", name) + "[[locator]]\nurl = \"https://example.org/\""))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Key \"file\" in \"pin.toml\" (line 1");
  }

  @Test
  void refusesAPinWithoutAPlace() {
    assertThatThrownBy(() -> parse(HEAD))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Expected at least one [[locator]]");
  }

  private static PinnedFile parse(String text) {
    return PinnedFile.from(TomlFile.parse("pin.toml", text));
  }
}
