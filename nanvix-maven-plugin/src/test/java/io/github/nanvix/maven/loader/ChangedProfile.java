package io.github.nanvix.maven.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The profile of July 2026 with other values for some keys. */
public final class ChangedProfile {
  private static final String JULY = "loaders/nanvix-2026-07.toml";

  private ChangedProfile() {}

  /**
   * The profile with other lines.
   *
   * @param changes a line of the profile, and what stands in its place, in turn
   */
  public static LoaderProfile of(String... changes) {
    String text = new String(new PinCatalog(Optional.empty()).bytes(JULY), StandardCharsets.UTF_8);
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(text).contains("\n" + changes[i] + "\n");
      text = text.replace("\n" + changes[i] + "\n", "\n" + changes[i + 1] + "\n");
    }
    return ProfileFile.parse(JULY, text);
  }
}
