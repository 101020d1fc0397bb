// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.JsonFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkReleaseTest {
  private static final String RELEASE = Samples.SDK_RELEASE;

  @Test
  void whatABuildUsesOfTheReleaseIsRead() {
    SdkRelease release = SdkRelease.parse("sdk-release.json", RELEASE);

    assertThat(release.version()).hasToString("v0.24.33-sdk.1");
    assertThat(release.image())
        .hasToString("ghcr.io/nanvix/nanvix-sdk-c-clang@sha256:" + "07".repeat(32));
    assertThat(release.nanvixCommit()).isEqualTo("cbeaaa2a".repeat(5));
    assertThat(release.sysrootSha256()).hasToString("sha256:" + "b8".repeat(32));
    assertThat(release.unknown()).isEmpty();
  }

  @Test
  void aKeyThatNobodyKnowsIsTold() {
    String text =
        RELEASE
            .replace("\"heap\"", "")
            .replace("\"role\": \"c\",", "\"role\": \"c\", \"more\": 1,");

    assertThat(SdkRelease.parse("sdk-release.json", text).unknown())
        .singleElement()
        .satisfies(key -> assertThat(key.key()).isEqualTo("more"))
        .satisfies(key -> assertThat(key.line()).isEqualTo(6));
  }

  /** Each value in turn is made into one of another type, then into nonsense of its own. */
  @Test
  void eachDamagedValueIsRefusedWithItsPlace() {
    Matcher value = Pattern.compile(": (\"[^\"]*\"|[0-9]+|true|false)").matcher(RELEASE);
    List<String> accepted = new ArrayList<>();
    int damaged = 0;
    while (value.find()) {
      for (String bad : List.of("[]", "\"\"", "\"a b\"", "-1", "null")) {
        String text = RELEASE.substring(0, value.start(1)) + bad + RELEASE.substring(value.end(1));
        damaged++;
        try {
          SdkRelease.parse("sdk-release.json", text);
          accepted.add(value.group() + " as " + bad);
        } catch (BuildException e) {
          assertThat(e)
              .hasMessageMatching("(?s).*sdk-release\\.json.*line [0-9]+, column [0-9]+.*");
        }
      }
    }
    assertThat(damaged).isGreaterThan(100);
    assertThat(accepted).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"schema_version\": 1 | \"schema_version\": 2 | line 2, column 3): is 2. Expected 1",
        "\"nanvix_tag\": \"v0.24.33\" | \"nanvix_tag\": \"v0.24.34\" | line 23, column 5): is \"v0.24.34\"",
        "\"nanvix_version\": \"0.24.33\" | \"nanvix_version\": \"0.24.3\" | line 22, column 5): is \"0.24.3\"",
        "clang@sha256:0707 | clang@sha256:0708 | line 10, column 5): is \"ghcr.io",
        "\"features\": { | \"feature\": { | \"features\" is missing",
      })
  void whatDoesNotAgreeIsRefusedWithItsPlace(String good, String bad, String said) {
    assertThat(RELEASE).contains(good);

    assertThatThrownBy(() -> SdkRelease.parse("sdk-release.json", RELEASE.replace(good, bad)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(said);
  }

  @Test
  void theSdkMirrorsItsRelease() {
    SdkRelease release = SdkRelease.parse("sdk-release.json", RELEASE);
    String own = Samples.SDK_DESCRIPTION;

    assertThat(described(own).differences(release)).isEmpty();
    assertThat(
            described(own.replace("\"22.1.8\"", "\"22.1.7\"").replace("\"c_abi\"", "\"d_abi\""))
                .differences(release))
        .containsExactly(
            "compat.c_abi is missing and in the release \"i686-nanvix-sysv-1\"",
            "compat.d_abi is \"i686-nanvix-sysv-1\" and in the release missing",
            "toolchain.llvm_version is \"22.1.7\" and in the release \"22.1.8\"");
  }

  private static SdkDescription described(String text) {
    return new SdkDescription(JsonFile.parse("nanvix-sdk.json", text));
  }
}
