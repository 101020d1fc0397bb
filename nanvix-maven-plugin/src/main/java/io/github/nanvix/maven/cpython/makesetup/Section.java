// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A marker line of a Setup file; it governs the rules up to the next marker.
 *
 * <p>makesetup knows a marker only where it is the whole line, leading blanks and a comment apart:
 * {@code *static* x} is a bad word.
 */
public enum Section {
  /** Modules are built in. */
  STATIC("*static*", Linkage.STATIC),
  /** Same as {@link #STATIC}; makesetup puts one before every file. */
  DOCONFIG("*doconfig*", Linkage.STATIC),
  /** Modules become shared objects. */
  SHARED("*shared*", Linkage.SHARED),
  /** Same as {@link #SHARED}. */
  NOCONFIG("*noconfig*", Linkage.SHARED),
  /** Modules are not built. */
  DISABLED("*disabled*", Linkage.DISABLED),
  /** From here to the end of the last file no objects and no rules; the linkage stays. */
  NOOBJECTS("*noobjects*", null);

  private final String marker;
  private final Optional<Linkage> linkage;

  Section(String marker, @Nullable Linkage linkage) {
    this.marker = marker;
    this.linkage = Optional.ofNullable(linkage);
  }

  /** The text of the line. */
  public String marker() {
    return marker;
  }

  /** What rules below this marker build; empty where the linkage in force stays. */
  public Optional<Linkage> linkage() {
    return linkage;
  }

  /** The section that a logical line opens, if it opens one. */
  static Optional<Section> of(String line) {
    for (Section section : values()) {
      if (section.marker.equals(line)) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }
}
