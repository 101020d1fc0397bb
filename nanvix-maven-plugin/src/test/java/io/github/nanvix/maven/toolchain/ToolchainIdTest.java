package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolchainIdTest {
  @TempDir private Path temp;
  private TinyToolchain tiny;
  private Sha256 before;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.pinned(temp);
    before = id(tiny, TinyToolchain.NAME);
  }

  @Test
  void theIdIsTheSameInAnotherPlaceAndUnderAnotherName(@TempDir Path other) throws IOException {
    Files.copy(
        tiny.pins().resolve("toolchains/i686-tiny.toml"),
        tiny.pins().resolve("toolchains/again.toml"));

    assertThat(id(TinyToolchain.pinned(other), TinyToolchain.NAME)).isEqualTo(before);
    assertThat(id(tiny, "again")).isEqualTo(before);
  }

  @Test
  void theIdOfAProvisionedToolchainIsThatOne() throws IOException {
    assertThat(tiny.provide().id()).isEqualTo(before.hex());
    tiny.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "triple = \"i686-tiny\"         | triple = \"i586-tiny\"",
        "i686-pc-tiny                   | i586-pc-tiny",
        "nanvix-2026-07                 | glibc",
        "--not-read-by-gcc              | --nor-this",
        "strip = \"strip\"              | strip = \"ar\"",
        "version = \"tinycc 1.0\"       | version = \"tinycc\"",
        "[\"-static\"]                  | [\"-static\", \"-g0\"]",
        "export-dynamic                 | export-dynamic-symbol=x",
        "\"-shared\",                   | \"-shared\", \"-g0\",",
        "[\"-ltinyrt\"]                 | []",
        "libraries = [\"-lm\"]          | libraries = []",
        "runtime-archives = [\"-lm\"]   | runtime-archives = []",
        "\"-O1\"                        | \"-O2\"",
        "\"-O1\", \"-fPIC\"             | \"-fPIC\", \"-O1\"",
      })
  void everyChangeOfThePinChangesIt(String old, String replacement) throws IOException {
    tiny.pin(old, replacement);

    assertThat(id(tiny, TinyToolchain.NAME)).isNotEqualTo(before);
  }

  @Test
  void aChangedComponentChangesIt() throws IOException {
    tiny.write("component/sysroot/include/more.h", "");
    tiny.pinComponent("");

    assertThat(id(tiny, TinyToolchain.NAME)).isNotEqualTo(before);
  }

  @Test
  void anotherSelectionFromAComponentChangesIt() throws IOException {
    tiny.pinComponent("links = { \"bin/gcc\" = \"cc\" }\n");

    assertThat(id(tiny, TinyToolchain.NAME)).isNotEqualTo(before);
  }

  @Test
  void aChangedHeaderOfTheRuntimeChangesIt() throws IOException {
    tiny.write("pins/c/runtime.h", "#define RUNTIME 2\n");

    assertThat(id(tiny, TinyToolchain.NAME)).isNotEqualTo(before);
  }

  @Test
  void theLinkModelsQuestionForAnSdkChangesIt() throws IOException {
    tiny.pin("[link-model]", "[link-model]\nsdk-manifest = \"nanvix-sdk.json\"");

    assertThat(id(tiny, TinyToolchain.NAME)).isNotEqualTo(before);
  }

  @Test
  void aCommentDoesNot() throws IOException {
    tiny.pin("[tools]", "# as the machine has them\n[tools]");

    assertThat(id(tiny, TinyToolchain.NAME)).isEqualTo(before);
  }

  private Sha256 id(TinyToolchain from, String name) {
    ToolchainSpec spec = ToolchainSpec.read(from.catalog(), name);
    CommandRunner runner = new CommandRunner();
    Fetcher fetcher = new Fetcher(TinyToolchain.network(), runner);
    List<Component> components =
        spec.components().stream()
            .map(ArchivePin.class::cast)
            .<Component>map(pin -> new ArchiveComponent(pin, entry(pin, fetcher)))
            .toList();
    return new AssembledToolchain(spec, components, new HostTools(temp), runner).id();
  }

  private StoreEntry entry(ArchivePin pin, Fetcher fetcher) {
    Sha256 fingerprint = new UnpackedComponent(pin, fetcher).inputs().fingerprint();
    return new StoreEntry(fingerprint, temp, true, Duration.ZERO);
  }
}
