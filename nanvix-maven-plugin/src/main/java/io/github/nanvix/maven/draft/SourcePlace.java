// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.source.Locator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a source archive is, as a pin file says it.
 *
 * @param kind the key of the locator: {@code url} or {@code debian-pool}
 * @param text its value
 */
public record SourcePlace(String kind, String text) {

  /**
   * Reads what somebody wrote.
   *
   * @param source an address, a path in Debian's pool, or a file
   * @param directory where relative files are
   * @throws BuildException if it is none of them
   */
  public static SourcePlace of(String source, Path directory) {
    if (source.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      new Locator.Url(URI.create(source));
      return new SourcePlace("url", source);
    }
    if (source.startsWith("pool/")) {
      return new SourcePlace("debian-pool", source);
    }
    Path file = directory.resolve(source).normalize();
    if (!Files.isRegularFile(file)) {
      throw BuildException.input(
          "There is no file \"" + file + "\".",
          "Give an http, https or file address, a file, or a path pool/… of Debian's pool.");
    }
    return new SourcePlace("url", file.toUri().toString());
  }

  /** The path of the archive at that place. */
  public String path() {
    return kind.equals("url") ? String.valueOf(URI.create(text).getPath()) : text;
  }

  /** The archive's file name. */
  public String fileName() {
    return path().substring(path().lastIndexOf('/') + 1);
  }
}
