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
        "{\"features\": {}}                        | found null",
        "{\"feature\": {\"dynamic_loader\": true}} | found null",
        "{\"features\": {\"dynamic_loader\": \"no\"}} | found \"no\"",
        "{\"features\": [true]}                    | found null",
      })
  void aManifestThatDoesNotSayIsRefused(String manifest, String found) throws IOException {
    Toolchain toolchain = with(manifest);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> toolchain.requireDynamicLoader("libffi.so"))
        .withMessageContaining("nanvix-sdk.json\" of toolchain \"i686-tiny\"")
        .withMessageContaining("has no features.dynamic_loader; expected true or false, " + found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{\"features\": | is no JSON: ", "[] | is no JSON object", "`` | is no JSON object"})
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
        .withMessageContaining("Cannot read the manifest of the SDK")
        .withMessageContaining("nanvix-sdk.json");
  }

  private Toolchain with(String manifest) throws IOException {
    tiny.write("component/sysroot/nanvix-sdk.json", manifest);
    return tiny.pinComponent("").provide();
  }
}
