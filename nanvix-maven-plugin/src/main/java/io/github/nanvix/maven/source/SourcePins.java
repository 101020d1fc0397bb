package io.github.nanvix.maven.source;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.TreeSet;

/** What the files {@code sources/NAME.toml} of a catalogue pin. */
public record SourcePins(PinCatalog pins) {

  /** The version that a request means. */
  public String version(SourceCatalog.Request request) {
    return request.version().orElseGet(() -> document(request.name()).string("default"));
  }

  /**
   * The archive of a version.
   *
   * @throws BuildException naming those that there are, if it is none of them
   */
  public PinnedFile pin(String name, String version) {
    TomlNode versions = document(name).table("version");
    if (!versions.keys().contains(version)) {
      throw BuildException.input(
          "There is no pin for version \"" + version + "\" of \"" + name + "\".",
          "Pinned are "
              + new TreeSet<>(versions.keys())
              + "; others go into sources/"
              + name
              + ".toml of the project's pin directory.");
    }
    return PinnedFile.from(
        versions
            .table(version)
            .allowOnly(
                "file", "sha256", "size", "space", "license-file", "license-sha256", "locator"));
  }

  private TomlNode document(String name) {
    return pins.toml("sources/" + name + ".toml").allowOnly("default", "license", "version");
  }
}
