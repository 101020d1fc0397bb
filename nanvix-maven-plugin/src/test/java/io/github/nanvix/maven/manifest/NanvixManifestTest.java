// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.manifest.BuildMatrix.Cell;
import io.github.nanvix.maven.toml.UnknownKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NanvixManifestTest {
  private static final Pattern LINE = Pattern.compile("\\(line ([0-9]+), column ([0-9]+)\\)");

  @Test
  void anOlderManifestIsReadWhole() {
    NanvixManifest manifest = NanvixManifest.parse("nanvix.toml", Samples.OLDER);

    assertThat(manifest.name()).isEqualTo("cpython");
    assertThat(manifest.version()).isEqualTo("3.13.5");
    assertThat(manifest.nanvixVersion()).isEqualTo(new NanvixVersion.Release("0.12.480"));
    assertThat(manifest.dependencies())
        .containsExactly(
            new Dependency("zlib", new DependencyReference("version", "1.3.1")),
            new Dependency("libffi", new DependencyReference("version", "3.4.6")),
            new Dependency("openssl", new DependencyReference("tag", "3.5.0-nanvix-0.12.441")),
            new Dependency("sqlite", new DependencyReference("commitish", "nanvix/v3.49.0")));
    assertThat(manifest.systemDependencies())
        .containsExactly(new Dependency("busybox", new DependencyReference("id", "357107749")));
    assertThat(manifest.matrix().orElseThrow().cells())
        .containsExactly(
            new Cell("hyperlight", "multi-process", "256mb"),
            new Cell("hyperlight", "standalone", "256mb"),
            new Cell("microvm", "multi-process", "128mb"),
            new Cell("microvm", "multi-process", "256mb"),
            new Cell("microvm", "standalone", "128mb"),
            new Cell("microvm", "standalone", "256mb"));
    assertThat(manifest.toolchain()).isEmpty();
    assertThat(manifest.unknown()).isEmpty();
  }

  @Test
  void aNewerManifestNamesTheImageThatBuildsRunIn() {
    SdkToolchain toolchain =
        NanvixManifest.parse("nanvix.toml", Samples.NEWER).toolchain().orElseThrow();

    assertThat(toolchain.kind()).contains("nanvix-sdk");
    assertThat(toolchain.provider()).contains("c-clang");
    assertThat(toolchain.version())
        .contains(new SdkVersion(new NanvixVersion.Release("0.21.22"), 2));
    assertThat(toolchain.image().orElseThrow())
        .hasToString("ghcr.io/nanvix/nanvix-sdk-c-clang@" + Samples.DIGEST);
  }

  @Test
  void anImageForBuildsWinsOverThatOfTheSdk() {
    String build = "build-image = \"localhost:5000/mine\"\nbuild-digest = \"" + Samples.DIGEST;

    assertThat(
            NanvixManifest.parse("nanvix.toml", Samples.NEWER + build + "\"\n")
                .toolchain()
                .flatMap(SdkToolchain::image))
        .contains(
            new ImageReference("localhost:5000/mine", new Sha256(Samples.DIGEST.substring(7))));
  }

  @Test
  void theLeastThatAManifestNeedsIsAPackage() {
    NanvixManifest manifest =
        NanvixManifest.parse(
            "nanvix.toml",
            "[package]\nname = \"a\"\nversion = \"1\"\nnanvix-version = \"latest\"\n");

    assertThat(manifest.nanvixVersion()).isEqualTo(new NanvixVersion.Latest());
    assertThat(manifest.matrix()).isEqualTo(Optional.empty());
    assertThat(manifest.dependencies()).isEmpty();
  }

  @Test
  void theHashTakesLineEndsForLineFeeds() {
    NanvixManifest unix = NanvixManifest.parse("nanvix.toml", Samples.NEWER);
    NanvixManifest dos = NanvixManifest.parse("nanvix.toml", Samples.NEWER.replace("\n", "\r\n"));

    assertThat(unix.hash()).isEqualTo(Sha256.of(Samples.NEWER));
    assertThat(dos.hash()).isEqualTo(unix.hash());
  }

  @Test
  void unknownKeysAreKeptInTheOrderOfTheDocument() {
    String text =
        Samples.OLDER.replace("version = \"3.13.5\"", "version = \"3.13.5\"\nlicence = \"PSF\"")
            + "[extra]\na = 1\n";

    assertThat(NanvixManifest.parse("nanvix.toml", text).unknown())
        .extracting(UnknownKey::key, UnknownKey::line, UnknownKey::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("package.licence", 4, "PSF"),
            org.assertj.core.groups.Tuple.tuple("extra", 25, java.util.Map.of("a", 1L)));
  }

  /** What stands in a good manifest, what a bad one has there, and what is said about it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "name = \"cpython\" | name = 1 | 2 | has the wrong type. Expected a string",
        "name = \"cpython\" | name = \"../a\" | 2 | is \"../a\". Expected letters, digits",
        "name = \"cpython\" | | 1 | \"package.name\" is missing",
        "version = \"3.13.5\" | version = \"3 5\" | 3 | is \"3 5\"",
        "nanvix-version = \"0.12.480\" | nanvix-version = \"0.12\" | 4 | Expected \"X.Y.Z\" or \"latest\"",
        "nanvix-version = \"0.12.480\" | | 1 | \"package.nanvix-version\" is missing",
        "zlib = \"1.3.1\" | zlib = \"1.3.1-nanvix-0.12.480\" | 17 | Expected \"1.3.1\", or a tag",
        "zlib = \"1.3.1\" | zlib = \"\" | 17 | Key \"dependencies.zlib\"",
        "zlib = \"1.3.1\" | zlib = 1 | 17 | Key \"dependencies.zlib\"",
        "zlib = \"1.3.1\" | zlib = { } | 17 | names no release. Expected exactly one of",
        "{ version = \"3.4.6\" } | { version = \"3.4.6\", tag = \"a\" } | 18 | names a release by each of [version, tag]",
        "{ version = \"3.4.6\" } | { version = \"3.4.6-nanvix-1.2.3\" } | 18 | \"dependencies.libffi.version\"",
        "id = 357107749 | id = \"357107749\" | 23 | Expected a whole number",
        "modes = [\"multi-process\", \"standalone\"] | modes = [] | 9 | is empty",
        "modes = [\"multi-process\", \"standalone\"] | | 7 | \"builds.matrix.modes\" is missing",
        "modes = [\"multi-process\", \"standalone\"] | modes = [\"a\", \"a\"] | 9 | holds a value twice",
        "memory = [\"128mb\", \"256mb\"] | memory = [\"../../x\"] | 10 | holds \"../../x\"",
        "memory = [\"128mb\", \"256mb\"] | memory = [1] | 10 | holds something else than strings",
        "platform = \"hyperlight\" | platform = 1 | 13 | has the wrong type",
      })
  void whatIsWrongIsRefusedWithItsPlace(String good, String bad, int line, String said) {
    assertThat(Samples.OLDER).contains(good);
    assertRefused(Samples.OLDER.replace(good, bad == null ? "" : bad), line, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "v0.21.22-sdk.2 | 0.21.22 | 17 | Expected vX.Y.Z-sdk.N",
        "v0.21.22-sdk.2 | v0.21.23-sdk.1 | 17 | is v0.21.23-sdk.1, for Nanvix 0.21.23. Expected an SDK for the nanvix-version",
        "sdk-digest = \"sha256: | sdk-digest = \"sha1: | 19 | Expected sha256: and 64",
        "sdk-image = | other-image = | 14 | \"toolchain.sdk-image\" is missing",
        "sdk-digest = | other-digest = | 14 | \"toolchain.sdk-digest\" is missing",
        "ghcr.io/nanvix/nanvix-sdk-c-clang | ghcr.io/a@b | 18 | Expected the name of an image",
      })
  void whatIsWrongOfAnSdkIsRefusedWithItsPlace(String good, String bad, int line, String said) {
    assertThat(Samples.NEWER).contains(good);
    assertRefused(Samples.NEWER.replace(good, bad), line, said);
  }

  @Test
  void anExclusionOfEverythingIsRefused() {
    String text = Samples.OLDER.replaceAll("(platform|memory) = \"[a-z0-9]+\"\n", "");

    assertRefused(text, 12, "\"builds.exclude[0].platform\" is missing");
  }

  @Test
  void aManifestWithoutAPackageIsRefused() {
    assertRefused("", 1, "Key \"package\" is missing in \"nanvix.toml\"");
  }

  private static void assertRefused(String text, int line, String said) {
    assertThatThrownBy(() -> NanvixManifest.parse("nanvix.toml", text))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(said)
        .satisfies(
            e -> {
              Matcher place = LINE.matcher(String.valueOf(e.getMessage()));
              assertThat(place.find()).as(e.getMessage()).isTrue();
              assertThat(Integer.parseInt(place.group(1))).as(e.getMessage()).isEqualTo(line);
            });
  }
}
