// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.UnknownKey;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NanvixLockTest {
  private static final String LOCK = Samples.lock(Samples.NEWER);

  @Test
  void theReleasesAreReadWithTheirAssets() {
    NanvixLock lock = NanvixLock.parse("nanvix.lock", LOCK);

    assertThat(lock.sysroot().orElseThrow().tag()).isEqualTo("v0.21.22");
    assertThat(lock.packages())
        .contains(
            new LockedPackage(
                "zlib",
                "dependency",
                "1.3.1-nanvix-0.21.22-sdk.2",
                List.of("sqlite"),
                List.of(
                    new LockedAsset(
                        "zlib-linux-x86-microvm-standalone-256mb-dev.tar.gz",
                        URI.create(
                            "https://example.org/zlib-linux-x86-microvm-standalone-256mb-dev.tar.gz")))));
    assertThat(lock.unknown()).isEmpty();
  }

  @Test
  void whatABuildUsesOfTheSdkIsRead() {
    LockedSdk sdk = NanvixLock.parse("nanvix.lock", LOCK).sdk().orElseThrow();

    assertThat(sdk.version()).hasToString("v0.21.22-sdk.2");
    assertThat(sdk.image()).hasToString("ghcr.io/nanvix/nanvix-sdk-c-clang@" + Samples.DIGEST);
    assertThat(sdk.nanvixCommit()).contains("c0d53673608aa40435a7966fb4d13941fc0f807e");
    assertThat(sdk.sysrootSha256().orElseThrow()).hasToString("sha256:" + "b8".repeat(32));
    assertThat(sdk.dynamicLoader()).contains(false);
  }

  @Test
  void anOlderLockFileRepeatsTheMatrix() {
    String older =
        """
        [metadata]
        manifest-hash = "sha256:%s"
        nanvix-zutil-version = "0.2.2"
        [builds]
        exclude = []
        [builds.matrix]
        platforms = ["hyperlight"]
        modes = ["multi-process"]
        memory = ["128mb"]
        """
            .formatted("0".repeat(64));

    NanvixLock lock = NanvixLock.parse("nanvix.lock", older);

    assertThat(lock.plain()).containsKey("builds");
    assertThat(lock.unknown()).isEmpty();
    assertThat(lock.sdk()).isEmpty();
    assertThat(lock.packages()).isEmpty();
    assertThat(lock.sysroot()).isEmpty();
  }

  @Test
  void unknownKeysAreKept() {
    String text = LOCK.replace("id = 484227604", "id = 484227604\nsha256 = \"ab\"");

    assertThat(NanvixLock.parse("nanvix.lock", text).unknown())
        .extracting(UnknownKey::key)
        .containsExactly("package[0].assets[0].sha256");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "manifest-hash = \"sha256: | manifest-hash = \"md5: | line 4,",
        "image-ref = \"ghcr.io | image-ref = \"docker.io | line 15, column 1): is \"docker.io",
        "dynamic_loader = false | dynamic_loader = \"no\" | line 38,",
        "kind = \"sysroot\" | kind = \"kernel\" | line 46, column 1): is \"kernel\". Expected sysroot or dependency",
        "ref-kind = \"tag\" | ref-kind = \"branch\" | line 47, column 1): is \"branch\". Expected version, tag",
        "release-id = 357107749 | release-id = \"a\" | line 51,",
        "llvm_commit = \"f593 | llvm_commit = \"g593 | line 26,",
        "llvm_version = \"22.1.8\" | llvm_version = \"22\" | line 27,",
        "abi = \"static-elf\" | abi = \"\" | line 31,",
        "min_nanvix_os = \"0.19.9\" | min_nanvix_os = 19 | line 34,",
        "nanvix-commit = \"c0d5 | nanvix-commit = \"c0d | line 18,",
        "256mb-c0d5367.tar.bz2\" | 256mb-c0d5368.tar.bz2\" | line 55, column 1): is \"nanvix-x86",
        "name = \"zlib\" | name = \"zlib/../..\" | line 60,",
        "name = \"zlib\" | | \"package[1].name\" is missing in \"nanvix.lock\" (line 59, column 1)",
        "url = \"https://example.org/zlib | url = \"ftp://example.org/zlib | line 76, column 1): is \"ftp://",
        "url = \"https://example.org/zlib | url = \"https://exa mple.org/zlib | line 76, column 1)",
        "[metadata] | [other] | \"metadata.manifest-hash\" is missing",
      })
  void whatIsWrongIsRefusedWithItsPlace(String good, String bad, String said) {
    assertThat(LOCK).contains(good);
    String text = LOCK.replace(good, bad == null ? "" : bad);

    assertThatThrownBy(() -> NanvixLock.parse("nanvix.lock", text))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(said)
        .hasMessageMatching("(?s).*\\(line [0-9]+, column [0-9]+\\).*");
  }
}
