// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String OTHER = "sha256:" + "b".repeat(64);
  private static final ImageReference IMAGE = ImageReference.parse("registry/sdk@" + DIGEST);

  @TempDir private Path temp;
  private PlayedEngine played;
  private Images images;

  @BeforeEach
  void play() throws IOException {
    played = new PlayedEngine(temp.resolve("engine"));
    images =
        ContainerEngine.find(played.choice(), temp.resolve("scratch"), new CommandRunner())
            .images();
  }

  @Test
  void anImageThatIsThereIsNotPulled() throws IOException {
    played.has("images", IMAGE.toString(), DIGEST);

    images.require(IMAGE, false);

    assertThat(played.calls()).noneMatch(call -> call.startsWith("pull"));
  }

  @Test
  void oneThatIsNotIsPulledByItsDigest() throws IOException {
    played.has("registry", IMAGE.toString(), DIGEST);

    images.require(IMAGE, false);

    assertThat(played.calls()).contains("pull --quiet " + IMAGE);
  }

  @Test
  void offlineNothingIsPulledAndWhatIsThereUnderThatNameIsSaid() throws IOException {
    played.has("registry", IMAGE.toString(), DIGEST).has("images", "registry/sdk", OTHER);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> images.require(IMAGE, true))
        .withMessageContaining("Image \"registry/sdk@" + DIGEST + "\" is not on this machine")
        .withMessageContaining("expected " + DIGEST + ", found " + OTHER + " under that name")
        .withMessageContaining("-o");
    assertThat(played.calls()).noneMatch(call -> call.startsWith("pull"));
  }

  @Test
  void oneThatTheRegistryDoesNotHaveAnyMoreIsSaidInItsWords() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> images.require(IMAGE, false))
        .withMessageContaining("cannot be pulled: \"Error: manifest unknown\"");
  }

  @Test
  void oneThatComesWithAnotherDigestIsRefused() throws IOException {
    played.has("registry", IMAGE.toString(), OTHER);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> images.require(IMAGE, false))
        .withMessageContaining("is not that image");
  }
}
