// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code configure.ac} says of a source whose configure script nobody has made: by the names
 * of Autoconf's own macros (Autoconf manual, chapter 5).
 */
final class AutoconfInput {
  private static final Set<String> NAMES = Set.of("configure.ac", "configure.in");
  private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)(dnl\\b|#).*$");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?m)(?:^|[\\s;)])([A-Za-z_]\\w*)=(['\"]?)([\\w.+-]+)\\2(?=[\\s;]|$)");
  private static final Pattern SUBSTITUTION =
      Pattern.compile("AC_SUBST\\(\\[?(\\w+)\\]?\\s*,\\s*\\[?([\\w.+-]+)\\]?\\)");
  private static final Pattern HEADERS =
      Pattern.compile("(?:AC_CONFIG_HEADERS?|AM_CONFIG_HEADER)\\(\\[?([^\\])]*)");
  private static final Pattern CHECKS =
      Pattern.compile(
          "AC_CHECK_(HEADERS?|FUNCS?|DECLS?|TYPES?|SIZEOF)(?:_ONCE)?\\(\\s*\\[?([^\\])]*)");
  private static final Pattern DEFINITION =
      Pattern.compile("(?m)^AC_DEFINE\\(\\[?(\\w+)\\]?\\s*,\\s*\\[?([^\\],)]*)\\]?");
  private static final Pattern BITS = Pattern.compile("U?INT(8|16|32|64)_T");
  // GCC manual, "Common Predefined Macros".
  private static final Set<String> TOLD =
      Set.of(
          "INT",
          "LONG",
          "LONG_LONG",
          "SHORT",
          "POINTER",
          "FLOAT",
          "DOUBLE",
          "LONG_DOUBLE",
          "SIZE_T",
          "WCHAR_T",
          "WINT_T",
          "PTRDIFF_T");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w./]*( ?[\\w*]+)*");

  private final StringBuilder text = new StringBuilder();

  /** Reads all of them that a source has. */
  AutoconfInput(SourceTree tree) {
    for (String path : tree.files()) {
      if (NAMES.contains(SourceTree.fileName(path))) {
        text.append(COMMENT.matcher(tree.text(path)).replaceAll("")).append('\n');
      }
    }
  }

  /** What {@code @NAME@} stands for where a plain word is assigned: the first of each. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    SUBSTITUTION
        .matcher(text)
        .results()
        .forEach(found -> values.putIfAbsent(found.group(1), found.group(2)));
    ASSIGNMENT
        .matcher(text)
        .results()
        .forEach(found -> values.putIfAbsent(found.group(1), found.group(3)));
    return values;
  }

  /** The file names of the headers that the script would write. */
  Set<String> headers() {
    Set<String> names = new TreeSet<>();
    HEADERS
        .matcher(text)
        .results()
        .forEach(
            found -> {
              for (String word : found.group(1).strip().split("[\\s,]+")) {
                names.add(SourceTree.fileName(word.replaceFirst(":.*", "")));
              }
            });
    names.remove("");
    return names;
  }

  /**
   * What such a header would define.
   *
   * @param targetHas as of {@link PortDrafts}
   */
  Map<String, String> definitions(Predicate<String> targetHas) {
    Map<String, String> definitions = new LinkedHashMap<>();
    CHECKS
        .matcher(text)
        .results()
        .forEach(
            found -> {
              boolean list = found.group(1).matches("HEADERS|FUNCS");
              for (String item : found.group(2).strip().split(list ? "[\\s,]+" : "\\s*,\\s*")) {
                if (NAME.matcher(item).matches()) {
                  check(found.group(1), item, targetHas, definitions);
                }
              }
            });
    DEFINITION
        .matcher(text)
        .results()
        .forEach(found -> definitions.putIfAbsent(found.group(1), found.group(2).strip()));
    return definitions;
  }

  private static void check(
      String kind, String item, Predicate<String> targetHas, Map<String, String> definitions) {
    String upper = item.toUpperCase(Locale.ROOT).replace("*", "P").replaceAll("\\W", "_");
    if (kind.startsWith("HEADER")) {
      if (targetHas.test(item)) {
        definitions.put("HAVE_" + upper, "1");
      }
    } else if (kind.startsWith("TYPE")) {
      definitions.put("HAVE_" + upper, "1");
    } else if (kind.equals("SIZEOF")) {
      size(upper).ifPresent(size -> definitions.put("SIZEOF_" + upper, size));
    } else {
      boolean there = targetHas.test(item + "()");
      if (kind.startsWith("DECL")) {
        definitions.put("HAVE_DECL_" + upper, there ? "1" : "0");
      } else if (there) {
        definitions.put("HAVE_" + upper, "1");
      }
    }
  }

  /** The size of a type that Autoconf calls so, as compilers tell it; empty where they do not. */
  static Optional<String> size(String type) {
    Matcher bits = BITS.matcher(type);
    if (bits.matches()) {
      return Optional.of("" + Integer.parseInt(bits.group(1)) / Byte.SIZE);
    }
    String plain = type.replaceFirst("^(UNSIGNED_|U(?=INT$|LONG|SHORT)|SIGNED_|S(?=SIZE_T))", "");
    if (plain.equals("CHAR")) {
      return Optional.of("1");
    }
    String told = plain.matches("VOID_?P|CHAR_?P") ? "POINTER" : plain;
    return TOLD.contains(told) ? Optional.of("__SIZEOF_" + told + "__") : Optional.empty();
  }
}
