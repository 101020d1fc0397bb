// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be seen in C code without a compiler. */
final class CText {
  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|//[^\n]*|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
  private static final Pattern INCLUDE =
      Pattern.compile("(?m)^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"\n]+)[>\"]");
  private static final Pattern MAIN =
      Pattern.compile("(?:[A-Za-z_][\\w \t*]*[ \t*])?main[ \t]*\\([^;)]*(?:\\)[ \t]*(?:\\{.*)?)?");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

  private CText() {}

  /** Code without comments; texts stay. */
  static String withoutComments(String code) {
    return COMMENT
        .matcher(code)
        .replaceAll(
            found ->
                found.group().startsWith("\"") ? Matcher.quoteReplacement(found.group()) : " ");
  }

  /** The files that it includes, under whatever condition. */
  static Set<String> includes(String code) {
    Set<String> names = new LinkedHashSet<>();
    INCLUDE.matcher(withoutComments(code)).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** Whether it includes a file under no condition. */
  static boolean includesAlways(String code, String file) {
    int depth = 0;
    for (String line : withoutComments(code).split("\n")) {
      String directive = line.strip().replaceFirst("^#[ \t]*", "#");
      depth += directive.startsWith("#if") ? 1 : directive.startsWith("#endif") ? -1 : 0;
      if (depth == 0 && includes(line + "\n").contains(file)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it defines {@code main} unless somebody asks it not to. */
  static boolean hasMain(String code) {
    int depth = 0;
    for (String line : withoutComments(code).split("\n")) {
      String directive = line.strip().replaceFirst("^#[ \t]*", "#");
      if (directive.startsWith("#if")) {
        depth++;
      } else if (directive.startsWith("#endif")) {
        depth--;
      } else if (depth == 0 && MAIN.matcher(line).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a function of that name seems to be defined in it, or a variable. */
  static boolean defines(String code, String name) {
    return code.contains(name)
        && Pattern.compile(
                "(?m)^(?!\\s*(#|return\\b|extern\\b))[A-Za-z_][\\w \\t*]*?(?<=[\\s*])?\\b"
                    + Pattern.quote(name)
                    + "\\s*(\\([^;{}]*\\)\\s*\\{|(\\[[^\\]]*\\])*\\s*=[^=])")
            .matcher(withoutComments(code))
            .find();
  }

  /** The names in it, but for those of its own macros and files. */
  static Set<String> names(String code) {
    Set<String> names = new LinkedHashSet<>();
    String declarations =
        withoutComments(code).replace("\\\n", " ").replaceAll("(?m)^[ \t]*#.*$", "");
    IDENTIFIER.matcher(declarations).results().forEach(found -> names.add(found.group()));
    return names;
  }
}
