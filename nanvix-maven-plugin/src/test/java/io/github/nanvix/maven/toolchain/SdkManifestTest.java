// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkManifestTest {
  @TempDir private Path temp;
  private TinyToolchain tiny;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.pinned(temp);
    tiny.pin("[link-model]", "[link-model]\nsdk-manifest = \"sysroot/nanvix-sdk.json\"");
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void anSdkWithADynamicLoaderWillDo() throws IOException {
    Toolchain toolchain = with("{\"schema\": 1, \"features\": {\"dynamic_loader\": true}}");

    assertThatCode(() -> toolchain.requireDynamicLoader("_ctypes")).doesNotThrowAnyException();
  }

  @Test
  void anSdkWithoutOneIsRefusedWithTheExplanation() throws IOException {
    Toolchain toolchain = with("{\"features\": {\"dynamic_loader\": false, \"filesystem\": true}}");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> toolchain.requireDynamicLoader("libffi.so"))
        .withMessageContaining("Toolchain \"i686-tiny\" cannot make libffi.so")
        .withMessageContaining("features.dynamic_loader = false")
        .withMessageContaining("load no shared objects")
        .withMessageContaining("nanvix:static-library");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"features\": {}} | \"features.dynamic_loader\" is missing in",
        "{\"feature\": {\"dynamic_loader\": true}} | \"features\" is missing in",
        "{\"features\": {\"dynamic_loader\": \"no\"}} | (line 1, column 15): has the wrong type",
        "{\"features\": [true]} | (line 1, column 2): has the wrong type",
        "{\"target\": {\"triple\": 1}, \"features\": {\"dynamic_loader\": true}} | \"target.triple\" in",
      })
  void aManifestThatDoesNotSayIsRefused(String manifest, String found) throws IOException {
    Toolchain toolchain = with(manifest);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> toolchain.requireDynamicLoader("libffi.so"))
        .withMessageContaining("nanvix-sdk.json")
        .withMessageContaining(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"features\": | is not valid JSON: line 1",
        "[] | is not valid JSON: line 1",
        "`` | is not valid JSON: line 1"
      })
  void whatIsNoManifestIsNamed(String text, String fault) throws IOException {
    Toolchain toolchain = with(text);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> toolchain.requireDynamicLoader("libffi.so"))
        .withMessageContaining("nanvix-sdk.json\" " + fault)
        .withMessageNotContaining("\n");
  }

  @Test
  void aMissingManifestIsNamed() throws IOException {
    Toolchain toolchain = tiny.provide();

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> toolchain.requireDynamicLoader("libffi.so"))
        .withMessageContaining("Cannot read")
        .withMessageContaining("nanvix-sdk.json");
  }

  private Toolchain with(String manifest) throws IOException {
    tiny.write("component/sysroot/nanvix-sdk.json", manifest);
    return tiny.pinComponent("").provide();
  }
}
