package io.github.nanvix.maven.lock;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.TomlFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which pins are to be completed.
 *
 * @param name of one source or component; empty for all that lack something
 * @param version of one source; empty for all
 * @param update the source or component whose values may be replaced by others
 * @param added a version of a source that is not pinned yet
 */
public record LockRequest(
    Optional<String> name,
    Optional<String> version,
    Optional<String> update,
    Optional<Added> added) {

  /**
   * A new version of a source, or the first of a new one.
   *
   * @param name of the pin file, without its extension
   * @param url the address of its archive
   */
  public record Added(String name, String version, URI url) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    /**
     * @throws BuildException if a name cannot be that of a file, or the address has none
     */
    public Added {
      for (String text : List.of(name, version, fileName(url))) {
        if (!NAME.matcher(text).matches()) {
          throw BuildException.input(
              "\"" + text + "\" cannot be pinned: expected letters, digits and . _ + -.",
              "Correct -Dnanvix.lock.source, -Dnanvix.lock.version or -Dnanvix.lock.url.");
        }
      }
    }

    /** The pin file. */
    String file() {
      return PinTable.SOURCES + name + ".toml";
    }

    /** A pin file's text with this version at its end. */
    String to(String text) {
      if (!text.isEmpty()
          && TomlFile.parse(file(), text).table("version").keys().contains(version)) {
        throw BuildException.input(
            "Version \"" + version + "\" of \"" + name + "\" is pinned already.",
            "Complete its pin with -Dnanvix.lock=" + name + ":" + version + ".");
      }
      String head = text.isEmpty() ? "default = \"" + version + "\"\n" : text;
      return head
          + (head.endsWith("\n") ? "\n" : "\n\n")
          + "[version.\"%s\"]\nfile = \"%s\"\n\n[[version.\"%s\".locator]]\nurl = \"%s\"\n"
              .formatted(version, fileName(url), version, url);
    }

    private static String fileName(URI url) {
      String path = String.valueOf(url.getPath());
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** Only what was added, where something was. */
  boolean concerns(PinTable table) {
    if (added.isPresent()) {
      return table.isOf(added.get().name(), Optional.of(added.get().version()));
    }
    if (update.isPresent() && table.isOf(update.get(), Optional.empty())) {
      return true;
    }
    return name.isPresent() ? table.isOf(name.get(), version) : !table.isComplete();
  }

  boolean mayReplace(PinTable table) {
    return update.isPresent() && table.isOf(update.get(), Optional.empty());
  }
}
