// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectManifestTest {
  private static final String ASSET = "zlib-linux-x86-microvm-standalone-256mb-dev.tar.gz";

  @TempDir private Path temp;

  @Test
  void aLockFileOfTheSameManifestHoldsWhateverItsLineEnds() throws IOException {
    ProjectManifest project = read(Samples.NEWER, Samples.lock(Samples.NEWER));
    ProjectManifest dos = read(Samples.NEWER.replace("\n", "\r\n"), Samples.lock(Samples.NEWER));

    assertThat(project.lockFault()).isEmpty();
    assertThat(dos.lockFault()).isEmpty();
    assertThat(project.asset(ASSET)).hasToString("https://example.org/" + ASSET);
  }

  @Test
  void aStaleLockFileIsToldByBothHashesAndNotUsed() throws IOException {
    String edited = Samples.NEWER.replace("1.3.1", "1.3.2");

    ProjectManifest project = read(edited, Samples.lock(Samples.NEWER));

    assertThat(project.lockFault().orElseThrow())
        .contains("\"" + temp.resolve("nanvix.lock") + "\" is stale")
        .contains("made of a manifest with " + hash(Samples.NEWER))
        .contains("has " + hash(edited));
    assertThatThrownBy(() -> project.asset(ASSET))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("is stale")
        .hasMessageEndingWith("./z lock\".");
  }

  @Test
  void aLockFileWithAnotherImageDoesNotHold() throws IOException {
    String lock = Samples.lock(Samples.NEWER).replace(Samples.DIGEST, "sha256:" + "5".repeat(64));

    assertThat(read(Samples.NEWER, lock).lockFault().orElseThrow())
        .contains("has the SDK image ghcr.io/nanvix/nanvix-sdk-c-clang@sha256:5555")
        .contains("asks for ghcr.io/nanvix/nanvix-sdk-c-clang@" + Samples.DIGEST);
  }

  @Test
  void theTagOfAReleaseNamesTheNanvixAndTheRevisionOfTheSdk() throws IOException {
    assertThat(read(Samples.OLDER).tag()).contains("3.13.5-nanvix-0.12.480");
    assertThat(read(Samples.NEWER).tag()).contains("3.4.6-nanvix-0.21.22-sdk.2");
  }

  @Test
  void theNewestNanvixIsTheOneThatTheLockFileFound() throws IOException {
    String latest =
        Samples.NEWER
            .replace("nanvix-version = \"0.21.22\"", "nanvix-version = \"latest\"")
            .replaceAll("(?s)\\[toolchain\\].*", "");

    assertThat(read(latest).tag()).isEmpty();
    assertThat(read(latest).image()).isEmpty();
    ProjectManifest locked = read(latest, Samples.lock(latest));
    assertThat(locked.tag()).contains("3.4.6-nanvix-0.21.22-sdk.2");
    assertThat(locked.image().orElseThrow())
        .hasToString("ghcr.io/nanvix/nanvix-sdk-c-clang@" + Samples.DIGEST);
    ProjectManifest stale = read(latest, Samples.lock(Samples.NEWER));
    assertThat(stale.tag()).isEmpty();
    assertThat(stale.image()).isEmpty();
  }

  @Test
  void theReleaseOfADependencyIsThatForTheSameNanvix() throws IOException {
    ProjectManifest project = read(Samples.OLDER);

    assertThat(project.manifest().dependencies())
        .extracting(dependency -> dependency.tag(project.tagSuffix()).orElse("?"))
        .containsExactly(
            "1.3.1-nanvix-0.12.480", "3.4.6-nanvix-0.12.480", "3.5.0-nanvix-0.12.441", "?");
  }

  @Test
  void anAssetThatNobodyLockedIsRefused() throws IOException {
    ProjectManifest project = read(Samples.NEWER, Samples.lock(Samples.NEWER));

    assertThatThrownBy(() -> project.asset("none.zip"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("no asset \"none.zip\" in \"" + temp.resolve("nanvix.lock"));
    assertThatThrownBy(() -> read(Samples.NEWER).asset(ASSET)).hasMessageContaining("no asset");
  }

  @Test
  void aManifestThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ProjectManifest.read(temp.resolve("no.toml")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("There is no manifest \"" + temp.resolve("no.toml") + "\"")
        .hasMessageContaining("-Dnanvix.manifest=FILE");
  }

  @Test
  void unknownKeysOfBothFilesAreTold() throws IOException {
    String manifest = Samples.NEWER + "[a]\n";

    assertThat(read(manifest, Samples.lock(manifest) + "[b]\n").unknown())
        .extracting(key -> Path.of(key.document()).getFileName() + " " + key.key())
        .containsExactly("nanvix.toml a", "nanvix.lock b");
  }

  private ProjectManifest read(String manifest) throws IOException {
    Files.deleteIfExists(temp.resolve("nanvix.lock"));
    return ProjectManifest.read(Files.writeString(temp.resolve("nanvix.toml"), manifest));
  }

  private ProjectManifest read(String manifest, String lock) throws IOException {
    return ProjectManifest.read(Samples.write(temp, manifest, lock));
  }

  private static String hash(String manifest) {
    return NanvixManifest.parse("a", manifest).hash().toString();
  }
}
