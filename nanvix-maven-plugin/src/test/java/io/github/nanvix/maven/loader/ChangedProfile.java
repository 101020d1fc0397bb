// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** A profile whose loader does not refuse one kind more, with other severities. */
  public static LoaderProfile taking(
      LoaderProfile p, Refusal kind, Map<String, String> severities) {
    LoaderProfile.FileRules f = p.files();
    Set<Refusal> takes = new HashSet<>(f.takes());
    takes.add(kind);
    return new LoaderProfile(
        p.name(),
        new LoaderProfile.FileRules(
            f.classes(),
            f.data(),
            f.machines(),
            f.executableTypes(),
            f.pageSize(),
            f.addressSpace(),
            f.addressBase(),
            f.sectionsByName(),
            f.threadLocalStorage(),
            f.indirectFunctions(),
            f.emptySegments(),
            f.interpreter(),
            f.executableNeeds(),
            f.pieIsNoLibrary(),
            f.identification(),
            f.entrySizes(),
            f.flags(),
            takes),
        p.relocations(),
        p.search(),
        p.binding(),
        p.constructors(),
        severities,
        p.words());
  }
}
