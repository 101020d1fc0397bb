// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.container.PlayedEngine;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.manifest.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A toolchain in a container image, with an engine whose containers are this machine. */
class ContainerToolchainTest {
  private static final String DIGEST = "sha256:" + "c".repeat(64);
  private static final String IMAGE = "registry/tiny@" + DIGEST;

  @TempDir private Path temp;
  private TinyToolchain tiny;
  private PlayedEngine played;

  @BeforeEach
  void layOut() throws IOException {
    played = new PlayedEngine(temp.resolve("engine")).has("images", IMAGE, DIGEST);
    tiny = TinyToolchain.pinned(temp).engine(played.program());
    Gcc.tool(List.of("chmod", "-R", "a+x", temp.resolve("component/bin").toString()));
    tiny.pin("--not-read-by-gcc", "-DFLAG=1");
    pin(IMAGE, "");
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void itIsProbedInTheImageAndItsToolsAreReachedThroughTheTree() throws IOException {
    Toolchain toolchain = tiny.provide();

    assertThat(Files.readString(Path.of(toolchain.tool("ar"))))
        .isEqualTo("#!/bin/sh\nexec '" + temp.resolve("component/bin/ar") + "' \"$@\"\n");
    assertThat(toolchain.directory().resolve("sysroot/usr/lib/nanvix-loader/runtime.o"))
        .isRegularFile();
    assertThat(toolchain.surroundings().path()).isEqualTo("/usr/bin:/bin");
    assertThat(played.calls())
        .anyMatch(
            call ->
                call.startsWith("run --rm") && call.endsWith("/bin/cc " + IMAGE + " --version"));
  }

  @Test
  void theIdIsThatOfTheDigestWhateverTheNameOfTheImage() throws IOException {
    String id = tiny.provide().id();

    pin("mirror/other@" + DIGEST, "");
    played.has("images", "mirror/other@" + DIGEST, DIGEST);
    assertThat(tiny.provide().id()).isEqualTo(id);
    String another = DIGEST.replace('c', 'd');
    pin("registry/tiny@" + another, "");
    played.has("images", "registry/tiny@" + another, another);
    assertThat(tiny.provide().id()).isNotEqualTo(id);
  }

  @Test
  void aTagIsRefusedWithFileLineAndReason() throws IOException {
    pin("nanvix/toolchain:latest-minimal", "");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("Key \"image\" in \"components/tiny.toml\" (line 2, column 1)")
        .withMessageContaining(
            "\"nanvix/toolchain:latest-minimal\" has no digest; a tag can be moved");
  }

  @Test
  void anEmptyImageIsSaidWithWhatWasExpected() throws IOException {
    played.say("empty", "");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining(
            "Image \"" + IMAGE + "\" (0 bytes in 1 layers) cannot run a shell: Error: crun: ")
        .withMessageContaining("Expected a shell, make, and in \"" + temp.resolve("component/bin"))
        .withMessageContaining("components/tiny.toml");
    assertThat(temp.resolve("store/toolchain")).doesNotExist();
  }

  @Test
  void allThatAnImageLacksIsNamedAtOnce() throws IOException {
    Files.delete(temp.resolve("component/bin/ranlib"));
    Path bin = Files.createDirectories(temp.resolve("path"));
    Files.createSymbolicLink(bin.resolve("sh"), Path.of("/bin/sh"));
    pin(IMAGE, "path = \"" + bin + "\"\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("lacks " + temp.resolve("component/bin/ranlib") + ", awk, ")
        .withMessageContaining(", make, ");
  }

  @Test
  void anotherVersionThanPinnedIsToldWithBoth() throws IOException {
    tiny.pin("version = \"tinycc 1.0\"", "version = \"clang version 22.1.8\"");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining(
            "answered \"tinycc 1.0 (of a test)\"; expected \"clang version 22.1.8\"");
  }

  @Test
  void anImageThatIsGoneStopsABuildWhoseToolchainTheStoreHas() throws IOException {
    tiny.provide();
    Files.delete(temp.resolve("engine/images/registry_tiny@" + DIGEST));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("Image \"" + IMAGE + "\" is not on this machine");
  }

  @Test
  void whatIsSelectedIsCopiedOutOfTheImage() throws IOException {
    String header = temp.resolve("component/sysroot/include/stdio.h").toString().substring(1);
    pin(IMAGE, "select = { \"" + header + "\" = \"share/stdio.h\" }\n");

    assertThat(tiny.provide().directory().resolve("share/stdio.h"))
        .hasContent("int puts(const char *);");

    pin(IMAGE, "select = { \"opt/none.json\" = \"none.json\" }\n");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("does not give \"/opt/none.json\": cp: ")
        .withMessageContaining("[select] in components/tiny.toml");
  }

  @Test
  void aDigestOfASysrootWithoutItsReleaseIsRefused() throws IOException {
    pin(IMAGE, "sysroot-sha256 = \"%s\"\n".formatted("b8".repeat(32)));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining(
            "Key \"sysroot-sha256\" in \"components/tiny.toml\" (line 5, column 1)")
        .withMessageContaining("is compared with nothing");
  }

  @Test
  void anSdkThatIsNotTheOneOfItsReleaseIsNamedWithWhatDiffers() throws IOException {
    Path description = temp.resolve("component/nanvix-sdk.json");
    Files.writeString(description, Samples.SDK_DESCRIPTION);
    String image = "ghcr.io/nanvix/nanvix-sdk-c-clang@sha256:" + "07".repeat(32);
    played.has("images", image, "sha256:" + "07".repeat(32));
    tiny.write("pins/components/release.json", Samples.SDK_RELEASE);
    tiny.pin("[link-model]", "[link-model]\nsdk-manifest = \"nanvix-sdk.json\"");
    String keys =
        "release = \"components/release.json\"\nsysroot-sha256 = \"%s\"\n"
                .formatted("b8".repeat(32))
            + "select = { \"%s\" = \"nanvix-sdk.json\" }\n"
                .formatted(description.toString().substring(1));
    pin(image, keys);
    tiny.provide();

    tiny.write(
        "pins/components/release.json", Samples.SDK_RELEASE.replace("\"libc++\"", "\"other\""));
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("The SDK in image \"" + image + "\" is not the one of the release")
        .withMessageContaining("compat.cxx_abi is \"libc++\" and in the release \"other\"");
  }

  private void pin(String image, String more) throws IOException {
    tiny.write(
        "pins/components/tiny.toml",
        """
        kind = "container"
        image = "%s"
        bin = "%s"
        """
                .formatted(image, temp.resolve("component/bin"))
            + (more.contains("path = ") ? "" : "path = \"/usr/bin:/bin\"\n")
            + more);
  }
}
