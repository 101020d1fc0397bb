// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path below some root that cannot leave it: no leading slash, no {@code .} or {@code ..}, no
 * empty segment, no NUL; segments are separated by {@code /}.
 *
 * @param text the path, for example {@code lib/libffi.so}
 */
public record RelativePath(String text) implements Comparable<RelativePath> {

  /**
   * @throws IllegalArgumentException if {@code text} could name anything outside its root
   */
  public RelativePath {
    String fault = fault(text);
    if (fault != null) {
      throw new IllegalArgumentException("Not a relative path: \"" + text + "\" " + fault);
    }
  }

  /**
   * A path as a program would open it in its root directory, so that absolute and relative paths
   * agree; empty for the root itself and for what leads out of it.
   */
  public static Optional<RelativePath> within(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (segment.equals("..")) {
        if (segments.isEmpty()) {
          return Optional.empty();
        }
        segments.remove(segments.size() - 1);
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return segments.isEmpty()
        ? Optional.empty()
        : Optional.of(new RelativePath(String.join("/", segments)));
  }

  /** The path of {@code file} as seen from {@code root}. */
  public static RelativePath between(Path root, Path file) {
    return new RelativePath(root.relativize(file).toString());
  }

  /** The file that this path names below {@code root}. */
  public Path under(Path root) {
    return root.resolve(text);
  }

  /** The last segment. */
  public String fileName() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** As a record's own, which is slow before it is compiled: paths are keys everywhere. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RelativePath path && path.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public int compareTo(RelativePath other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static @Nullable String fault(String text) {
    if (text.indexOf('\0') >= 0) {
      return "contains a NUL character";
    }
    for (String segment : text.split("/", -1)) {
      if (segment.isEmpty()) {
        return "is absolute or has an empty segment";
      }
      if (segment.equals(".") || segment.equals("..")) {
        return "contains the segment \"" + segment + "\"";
      }
    }
    return null;
  }
}
