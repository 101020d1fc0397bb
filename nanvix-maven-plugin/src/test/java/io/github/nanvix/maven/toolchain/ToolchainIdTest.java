// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void everyKeyThatMayBeAbsentChangesItWhereItIsThere() throws IOException {
    Set<Sha256> ids = new HashSet<>(Set.of(before));

    tiny.pin("program =", "standalone = [\"-static\"]\nprogram =");
    assertThat(ids.add(id(tiny, TinyToolchain.NAME))).isTrue();
    tiny.pin("program =", "needed = [\"libc.so\"]\nprogram =");
    assertThat(ids.add(id(tiny, TinyToolchain.NAME))).isTrue();
    tiny.pin("[link-model]", "[runtime]\n\"a\" = \"lib/a\"\n\n[link-model]");
    assertThat(ids.add(id(tiny, TinyToolchain.NAME))).isTrue();
    tiny.pin("[link-model]", "[run]\nloader = \"lib/a\"\n\n[link-model]");
    assertThat(ids.add(id(tiny, TinyToolchain.NAME))).isTrue();
    tiny.pin("[run]", "[run]\narguments = [\"{sysroot}\"]");
    assertThat(ids.add(id(tiny, TinyToolchain.NAME))).isTrue();
    tiny.pin("[link-model]", "[headers]\n\"c/runtime.h\" = \"own/a.h\"\n\n[link-model]");
    assertThat(ids.add(id(tiny, TinyToolchain.NAME))).isTrue();
    tiny.pin("own/a.h", "own/b.h");
    assertThat(ids.add(id(tiny, TinyToolchain.NAME))).isTrue();
    tiny.write("pins/c/runtime.h", "#define RUNTIME 2\n");
    assertThat(ids.add(id(tiny, TinyToolchain.NAME))).isTrue();
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

  @ParameterizedTest
  @ValueSource(
      strings = {"runtime-flags = [\"-DA\"]", "runtime-commands = [[\"ar\", \"rc\", \"a.a\"]]"})
  void whatIsMadeOfTheRuntimeChangesIt(String key) throws IOException {
    tiny.pin("driver-flags", key + "\ndriver-flags");

    assertThat(id(tiny, TinyToolchain.NAME)).isNotEqualTo(before);
  }

  @Test
  void whatTheInterpreterNeedsChangesItAndTheModelThatMayTakeItsPlaceDoesNot() throws IOException {
    tiny.pin("[link-model]", "[link-model]\nshared-runtime = \"nanvix-sdk-shared\"");
    assertThat(id(tiny, TinyToolchain.NAME)).isEqualTo(before);

    tiny.pin("[link-model]", "[link-model]\nprogram-needed = [\"libc.so\"]");
    assertThat(id(tiny, TinyToolchain.NAME)).isNotEqualTo(before);
  }

  @Test
  void aCommentDoesNot() throws IOException {
    tiny.pin("[tools]", "# as the machine has them\n[tools]");

    assertThat(id(tiny, TinyToolchain.NAME)).isEqualTo(before);
  }

  /** Else configure would be asked everything, and nobody would be told why builds are slow. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "libffi-3.4.4-i686-linux-gnu",
        "libffi-3.4.4-i686-nanvix-hosted",
        "cpython-3.13.5-i686-linux-gnu",
        "cpython-3.13.5-i686-nanvix-hosted",
        "cpython-3.13.5-x86_64-linux-musl",
        "libffi-3.4.4-x86_64-nanvix-hosted",
        "cpython-3.13.5-x86_64-nanvix-hosted",
        "libffi-3.4.4-x86_64-nanvix-hosted-shared",
        "cpython-3.13.5-x86_64-nanvix-hosted-shared"
      })
  void theShippedAnswersAreThoseOfTheShippedToolchains(String answers) {
    PinCatalog shipped = new PinCatalog(Optional.empty());
    String toolchain = answers.replaceFirst("^\\w+-[0-9.]+-", "");

    assertThat(shipped.text("answers/" + answers + ".cache"))
        .contains("#   toolchain = " + id(shipped, toolchain).hex() + "\n");
  }

  private Sha256 id(TinyToolchain from, String name) {
    return id(from.catalog(), name);
  }

  private Sha256 id(PinCatalog pins, String name) {
    ToolchainSpec spec = ToolchainSpec.read(pins, name);
    List<Component> components =
        spec.components().stream()
            .map(ArchivePin.class::cast)
            .<Component>map(pin -> new ArchiveComponent(pin))
            .toList();
    return new AssembledToolchain(spec, components).id();
  }
}
