// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Setup file before configure has put values in the place of its {@code @NAME@}, such as
 * CPython's own {@code Modules/Setup.stdlib.in}.
 */
public final class ConfigureTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("@\\w+@");
  private static final Pattern SECTION = Pattern.compile("\\*@\\w+@\\*");
  private static final Pattern CONDITION = Pattern.compile("^(?:@\\w+@)+");
  private static final Pattern WORD = Pattern.compile("[^ \t\n]*@\\w+@[^ \t\n]*");

  private ConfigureTemplate() {}

  /** Whether a file of this name is one. */
  public static boolean isName(String file) {
    return file.endsWith(".in");
  }

  static boolean hasPlaceholder(String word) {
    return PLACEHOLDER.matcher(word).find();
  }

  /**
   * A line; one of a template as configure writes it where every module can be built, and into its
   * usual section: a condition in front becomes nothing, the name of a section {@code shared}. Of a
   * word that is not known without the value, nothing is left.
   */
  static LogicalLine written(LogicalLine line) {
    String text = line.text();
    if (!isName(line.first().file()) || text.indexOf('=') >= 0 || !hasPlaceholder(text)) {
      return line;
    }
    String written =
        SECTION.matcher(text).matches()
            ? Section.SHARED.marker()
            : WORD.matcher(CONDITION.matcher(text).replaceFirst(""))
                .replaceAll(word -> Matcher.quoteReplacement(known(word.group())));
    return new LogicalLine(line.first(), line.last(), written.strip());
  }

  private static String known(String word) {
    return switch (TokenKind.of(word)) {
      case BAD, MODULE -> "";
      default -> word;
    };
  }
}
