// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.lock;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.manifest.SdkRelease;
import io.github.nanvix.maven.toml.TomlEdit;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The pin of an SDK's container image, written from the release that Nanvix has published. */
final class SdkPin {
  private static final String COMPONENTS = "components/";
  private static final String NEW =
      """
      # The image of a Nanvix SDK; written by nanvix:lock from the release beside it.
      kind = "container"
      image = "%s"
      sysroot-sha256 = "%s"
      release = "%s"
      bin = "/opt/nanvix/bin"

      [select]
      "opt/nanvix/nanvix-sdk.json" = "nanvix-sdk.json"
      """;

  private final SdkRelease release;
  private final String document;
  private final Map<String, String> texts;

  /**
   * @param document the release as text
   * @param texts the pin files of the project
   */
  SdkPin(String document, SdkRelease release, Map<String, String> texts) {
    this.document = document;
    this.release = release;
    this.texts = texts;
  }

  /**
   * The files as they should be.
   *
   * @param kept the text of a file of the pin directory that is no pin file, empty if it is not
   *     there
   */
  List<LockedFile> files(UnaryOperator<String> kept) {
    String pin = pinFile();
    String releaseFile = releaseFile(pin);
    String before = texts.getOrDefault(pin, "");
    String after = before.isEmpty() ? created(releaseFile) : edited(pin, before, releaseFile);
    String old = kept.apply(releaseFile);
    List<String> lines = new ArrayList<>();
    lines.add(
        "SDK "
            + release.version()
            + ", image "
            + release.image()
            + (before.equals(after) ? ": as pinned" : ""));
    lines.addAll(differences(pin, before, releaseFile, old));
    release.unknown().forEach(key -> lines.add(key.warning()));
    return List.of(
        new LockedFile(pin, before, after, lines),
        new LockedFile(
            releaseFile,
            old,
            document,
            List.of(old.equals(document) ? "as it was" : "the release, as it is")));
  }

  /** The project's pin of an image of that name, or else a new one. */
  private String pinFile() {
    List<String> pinned = new ArrayList<>();
    for (Map.Entry<String, String> file : texts.entrySet()) {
      if (file.getKey().startsWith(COMPONENTS)
          && image(file.getKey(), file.getValue())
              .filter(image -> image.name().equals(release.image().name()))
              .isPresent()) {
        pinned.add(file.getKey());
      }
    }
    if (pinned.size() > 1) {
      throw BuildException.input(
          "The image \"" + release.image().name() + "\" is pinned by each of " + pinned + ".",
          "Leave one of them, and name it in the toolchains.");
    }
    String name = release.image().name();
    String fresh = COMPONENTS + name.substring(name.lastIndexOf('/') + 1) + ".toml";
    if (pinned.isEmpty() && texts.containsKey(fresh)) {
      throw BuildException.input(
          "\"" + fresh + "\" is there and pins no image \"" + name + "\".",
          "Rename it, or give it the key image with that name and any digest.");
    }
    return pinned.isEmpty() ? fresh : pinned.get(0);
  }

  private static Optional<ImageReference> image(String file, String text) {
    TomlNode node = TomlFile.parse(file, text);
    return node.optionalString("kind").equals(Optional.of("container"))
        ? Optional.of(node.parsed("image", ImageReference::parse))
        : Optional.empty();
  }

  private String releaseFile(String pin) {
    return Optional.ofNullable(texts.get(pin))
        .flatMap(text -> TomlFile.parse(pin, text).optionalString("release"))
        .orElse(pin.replaceFirst("\\.toml$", ".json"));
  }

  private String created(String releaseFile) {
    return NEW.formatted(release.image(), release.sysrootSha256().hex(), releaseFile);
  }

  private String edited(String pin, String text, String releaseFile) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("image", release.image().toString());
    values.put("sysroot-sha256", release.sysrootSha256().hex());
    values.put("release", releaseFile);
    return TomlEdit.set(pin, text, List.of(), "image", values);
  }

  /** What is another now: by the pin alone, or where there was a release, value by value. */
  private List<String> differences(String pin, String before, String releaseFile, String old) {
    List<String> lines = new ArrayList<>();
    if (before.isEmpty()) {
      return lines;
    }
    if (old.isEmpty()) {
      image(pin, before)
          .filter(image -> !image.equals(release.image()))
          .ifPresent(
              image -> lines.add(line("image", image.toString(), release.image().toString())));
      return lines;
    }
    Map<String, Object> was = SdkRelease.parse(releaseFile, old).values();
    TreeSet<String> paths = new TreeSet<>(was.keySet());
    paths.addAll(release.values().keySet());
    for (String path : paths) {
      if (!Objects.equals(was.get(path), release.values().get(path))) {
        lines.add(line(path, text(was.get(path)), text(release.values().get(path))));
      }
    }
    return lines;
  }

  private static String line(String what, String was, String is) {
    return what + ": was " + was + ", is " + is;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "missing" : value.toString();
  }
}
