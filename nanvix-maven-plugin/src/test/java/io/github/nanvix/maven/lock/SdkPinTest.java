// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.manifest.Samples;
import io.github.nanvix.maven.manifest.SdkRelease;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.ComponentPin;
import io.github.nanvix.maven.toolchain.ContainerPin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdkPinTest {
  private static final String PIN = "components/nanvix-sdk-c-clang.toml";
  private static final String KEPT = "components/nanvix-sdk-c-clang.json";
  private static final String IMAGE = "ghcr.io/nanvix/nanvix-sdk-c-clang@sha256:";

  private final Map<String, String> texts = new TreeMap<>();
  private String kept = "";

  private List<LockedFile> files(String release) {
    return new SdkPin(release, SdkRelease.parse("sdk-release.json", release), texts)
        .files(file -> kept);
  }

  @Test
  void anImageIsPinnedWithItsRelease(@TempDir Path pins) throws IOException {
    List<LockedFile> files = files(Samples.SDK_RELEASE);

    assertThat(files).extracting(LockedFile::name).containsExactly(PIN, KEPT);
    assertThat(files.get(0).lines())
        .containsExactly("SDK v0.24.33-sdk.1, image " + IMAGE + "07".repeat(32));
    for (LockedFile file : files) {
      Files.createDirectories(pins.resolve(file.name()).getParent());
      Files.writeString(pins.resolve(file.name()), file.after());
    }
    PinCatalog catalog = new PinCatalog(Optional.of(pins));
    ContainerPin pin = (ContainerPin) ComponentPin.read(catalog, "nanvix-sdk-c-clang");
    assertThat(pin.image()).hasToString(IMAGE + "07".repeat(32));
    assertThat(pin.release()).contains(SdkRelease.parse(KEPT, Samples.SDK_RELEASE));

    Files.writeString(
        pins.resolve(PIN), files.get(0).after().replace("sha256:0707", "sha256:0708"));
    assertThatThrownBy(
            () -> ComponentPin.read(new PinCatalog(Optional.of(pins)), "nanvix-sdk-c-clang"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(
            "\"image\" in \"" + PIN + "\" (line 3, column 1): is \"" + IMAGE + "0708")
        .hasMessageContaining("nanvix:lock -Dnanvix.sdk=FILE");
  }

  @Test
  void whatDiffersFromThePinBeforeIsSaid() {
    for (LockedFile file : files(Samples.SDK_RELEASE)) {
      texts.put(file.name(), "# by hand\n" + file.after());
      kept = file.after();
    }
    texts.remove(KEPT);
    String newer =
        Samples.SDK_RELEASE
            .replace("07".repeat(32), "08".repeat(32))
            .replace("\"22.1.8\"", "\"22.2.0\"");

    List<LockedFile> files = files(newer);

    assertThat(files.get(0).after()).startsWith("# by hand\n").contains(IMAGE + "08".repeat(32));
    assertThat(files.get(0).lines())
        .containsExactly(
            "SDK v0.24.33-sdk.1, image " + IMAGE + "08".repeat(32),
            "image.digest: was sha256:" + "07".repeat(32) + ", is sha256:" + "08".repeat(32),
            "image.ref: was " + IMAGE + "07".repeat(32) + ", is " + IMAGE + "08".repeat(32),
            "toolchain.llvm_version: was 22.1.8, is 22.2.0");
    assertThat(files.get(1).after()).isEqualTo(newer);
  }

  @Test
  void theSameReleaseAgainChangesNothing() {
    for (LockedFile file : files(Samples.SDK_RELEASE)) {
      texts.put(file.name(), file.after());
      kept = file.after();
    }
    texts.remove(KEPT);

    assertThat(files(Samples.SDK_RELEASE)).noneMatch(LockedFile::isChanged);
    assertThat(files(Samples.SDK_RELEASE).get(0).lines().get(0)).endsWith(": as pinned");
  }

  @Test
  void aPinOfTheProjectIsTheOneThatHasTheImagesName() {
    texts.put(
        "components/sdk.toml",
        "kind = \"container\"\nimage = \"" + IMAGE + "06".repeat(32) + "\"\nbin = \"/bin\"\n");

    List<LockedFile> files = files(Samples.SDK_RELEASE);

    assertThat(files)
        .extracting(LockedFile::name)
        .containsExactly("components/sdk.toml", "components/sdk.json");
    assertThat(files.get(0).after())
        .isEqualTo(
            "kind = \"container\"\nimage = \""
                + IMAGE
                + "07".repeat(32)
                + "\"\nsysroot-sha256 = \""
                + "b8".repeat(32)
                + "\"\nrelease = \"components/sdk.json\"\nbin = \"/bin\"\n");
    assertThat(files.get(0).lines())
        .contains("image: was " + IMAGE + "06".repeat(32) + ", is " + IMAGE + "07".repeat(32));
  }

  @Test
  void twoPinsOfTheImageAreRefused() {
    for (String name : List.of("a", "b")) {
      texts.put(
          "components/" + name + ".toml",
          "kind = \"container\"\nimage = \"" + IMAGE + "06".repeat(32) + "\"\nbin = \"/bin\"\n");
    }

    assertThatThrownBy(() -> files(Samples.SDK_RELEASE))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("is pinned by each of [components/a.toml, components/b.toml]");
  }
}
