// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.List;

/**
 * What makesetup does at one logical line, all lines before it taken into account.
 *
 * <p>At the first {@link Statement.Refused} makesetup stops. Readings after it say what it would do
 * if that line were not there.
 */
public sealed interface Reading
    permits Reading.Applied,
        Reading.Shadowed,
        Statement.Definition,
        Statement.Include,
        Statement.Marker,
        Statement.Refused {

  /** The line. */
  LogicalLine line();

  /**
   * A rule that counts.
   *
   * @param line where it stands
   * @param tokens its words, defaults in place
   * @param linkage what becomes of its modules
   * @param objects false after {@code *noobjects*}: modules are listed but nothing is compiled
   */
  record Applied(LogicalLine line, RuleTokens tokens, Linkage linkage, boolean objects)
      implements Reading {

    /** The objects that are compiled, one for each source. */
    public List<String> objectFiles() {
      return objects && linkage != Linkage.DISABLED
          ? tokens.sources().stream().map(ObjectFile::of).toList()
          : List.of();
    }
  }

  /**
   * A rule that is passed over as a whole; on stderr makesetup says {@code 'module' was handled by
   * previous rule}. Names before {@code module} on the same line count as handled from then on, so
   * they are never built.
   *
   * @param line where it stands
   * @param tokens its words
   * @param module the name that an earlier rule has
   */
  record Shadowed(LogicalLine line, RuleTokens tokens, String module) implements Reading {}
}
