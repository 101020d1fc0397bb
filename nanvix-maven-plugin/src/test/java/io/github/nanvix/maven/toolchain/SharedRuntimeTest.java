// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toolchain.Provisioner.Provisioned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small SDK in a directory, with a shared C library or without one. */
class SharedRuntimeTest {
  private static final String SAYS_NO = "{\"features\": {\"dynamic_loader\": false}}";
  private static final String SHARED_MODEL =
      """
      exporting = ["-pie", "-l:libtinyc.so"]
      shared = ["-shared", "-nostdlib"]
      compile = ["-O1", "-fPIC"]
      program = ["-static"]
      sdk-manifest = "nanvix-sdk.json"
      program-needed = ["libtinyc.so", "libtinym.so"]
      """;

  @TempDir private Path temp;
  private TinyToolchain tiny;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.pinned(temp);
    tiny.write("pins/link-models/tiny-shared.toml", SHARED_MODEL);
    tiny.pin("--not-read-by-gcc", "-DFLAG=1");
    tiny.pin(
        "[link-model]",
        "[link-model]\nsdk-manifest = \"nanvix-sdk.json\"\nshared-runtime = \"tiny-shared\"");
    Path compiler = temp.resolve("component/bin/cc");
    String script = Files.readString(compiler);
    String answer =
        """
        for argument; do
          case $argument in -print-file-name=*)
            name=${argument#*=}
            if [ -f "$here/../sysroot/lib/$name" ]; then echo "$here/../sysroot/lib/$name"; else echo "$name"; fi
            exit 0 ;;
          esac
        done
        """;
    Files.writeString(compiler, script.replace("PATH=/usr", answer + "PATH=/usr"));
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void anSdkThatHasTheLibrariesIsLinkedWithThemAlthoughItsManifestSaysNo() throws IOException {
    Provisioned provisioned = with(SAYS_NO, "libtinyc.so", "libtinym.so");

    Toolchain toolchain = provisioned.toolchain();
    assertThat(toolchain.exportingArguments()).containsExactly("-static", "-pie", "-l:libtinyc.so");
    assertThat(toolchain.spec().mayBeNeeded()).containsExactly("libtinyc.so", "libtinym.so");
    assertThatCode(() -> toolchain.requireDynamicLoader("libffi.so")).doesNotThrowAnyException();
    assertThat(provisioned.choice())
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .contains("Toolchain \"i686-tiny\" is linked by link model \"tiny-shared\"")
                    .contains("nanvix-sdk.json says features.dynamic_loader = false")
                    .contains("\"" + temp.resolve("component/sysroot/lib/libtinyc.so") + "\"")
                    .contains("shared-runtime = false in toolchains/i686-tiny.toml")
                    .contains("No image carries libtinyc.so, libtinym.so"));
  }

  @Test
  void theChoiceIsAnotherToolchainAndTheSameEachTime() throws IOException {
    String without = with(SAYS_NO).toolchain().id();

    String chosen = with(SAYS_NO, "libtinyc.so", "libtinym.so").toolchain().id();

    assertThat(chosen).isNotEqualTo(without);
    assertThat(tiny.provide().id()).isEqualTo(chosen);
  }

  @Test
  void oneLibraryOfTwoIsNoRuntimeAndTheRefusalNamesTheWayOut() throws IOException {
    Provisioned provisioned = with(SAYS_NO, "libtinyc.so");

    assertThat(provisioned.choice()).isEmpty();
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> provisioned.toolchain().requireDynamicLoader("libffi.so"))
        .withMessageContaining("features.dynamic_loader = false")
        .withMessageContaining(
            "a shared runtime (all that program-needed of link model \"tiny-shared\" lists)");
  }

  @Test
  void aManifestThatSaysYesIsBelieved() throws IOException {
    Provisioned provisioned =
        with("{\"features\": {\"dynamic_loader\": true}}", "libtinyc.so", "libtinym.so");

    assertThat(provisioned.choice()).isEmpty();
    assertThat(provisioned.toolchain().exportingArguments()).doesNotContain("-pie");
  }

  @Test
  void whoeverKnowsBetterSwitchesTheChoiceOff() throws IOException {
    tiny.pin("driver-flags", "shared-runtime = false\ndriver-flags");

    Provisioned provisioned = with(SAYS_NO, "libtinyc.so", "libtinym.so");

    assertThat(provisioned.choice()).isEmpty();
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> provisioned.toolchain().requireDynamicLoader("libffi.so"));
  }

  @Test
  void whatImagesCarryAlreadyNeedsNoReminder() throws IOException {
    tiny.pin(
        "[link-model]",
        """
        [runtime]
        "lib/libtinyc.so" = "lib/libtinyc.so"

        [link-model]""");

    assertThat(with(SAYS_NO, "libtinyc.so", "libtinym.so").choice().orElseThrow())
        .contains("No image carries libtinym.so:");
  }

  @Test
  void theModelThatIsChosenByNameNeedsItsLibrariesAndNothingElse() throws IOException {
    chooseByName();
    Provisioned provisioned = with(SAYS_NO, "libtinyc.so", "libtinym.so");

    assertThat(provisioned.choice()).isEmpty();
    assertThatCode(() -> provisioned.toolchain().requireDynamicLoader("libffi.so"))
        .doesNotThrowAnyException();
  }

  @Test
  void theModelThatIsChosenByNameIsRefusedWhereItsLibrariesAreMissing() throws IOException {
    chooseByName();

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> with(SAYS_NO, "libtinym.so"))
        .withMessageContaining("toolchain \"i686-tiny\" needs the shared runtime")
        .withMessageContaining("finds no libtinyc.so.");
  }

  private void chooseByName() throws IOException {
    Path pin = temp.resolve("pins/toolchains/i686-tiny.toml");
    String text = Files.readString(pin);
    String head = text.substring(0, text.indexOf("[link-model]"));
    Files.writeString(
        pin, head.replace("driver-flags", "link-model = \"tiny-shared\"\ndriver-flags"));
  }

  private Provisioned with(String manifest, String... libraries) throws IOException {
    tiny.write("component/nanvix-sdk.json", manifest);
    for (String library : libraries) {
      tiny.write("component/sysroot/lib/" + library, "");
    }
    tiny.pinDirectory(
        "path = \"" + temp.resolve("component") + "\"\n",
        "[select]\n\"nanvix-sdk.json\" = \"nanvix-sdk.json\"\n\"sysroot/lib\" = \"lib\"\n");
    return tiny.provisioner().provide(TinyToolchain.NAME);
  }
}
