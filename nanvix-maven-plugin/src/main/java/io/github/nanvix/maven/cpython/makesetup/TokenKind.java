// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What makesetup takes one word of a rule for. The order of the tests is makesetup's own {@code
 * case $arg in}; it has not changed from CPython 3.11 to 3.14.
 */
enum TokenKind {
  /** {@code -Xcompiler}: the next word goes to the compiler, this one nowhere. */
  COMPILE_PREFIX,
  /** {@code -framework}, {@code -Xlinker}, {@code -rpath}, {@code -u}: both words to the link. */
  LINK_PREFIX,
  COMPILE,
  LINK,
  /** A make variable whose name does not say what it holds: compiled and linked with. */
  COMPILE_AND_LINK,
  SOURCE,
  /** An object file by a relative name: makesetup compiles {@code basename.c} in its place. */
  OBJECT,
  MODULE,
  /** makesetup prints {@code bad word} and exits with 1. */
  BAD;

  private static final Set<String> TWO_WORDS =
      Set.of("-framework", "-Xlinker", "-rpath", "--rpath");
  private static final Pattern COMPILE_FLAG = Pattern.compile("-[IDUCfF].*", Pattern.DOTALL);
  private static final Pattern LINK_FLAG = Pattern.compile("-[A-Zl].*", Pattern.DOTALL);
  private static final Pattern LINK_FILE =
      Pattern.compile(".*\\.(a|so|sl|def)|/.*\\.o", Pattern.DOTALL);
  private static final Pattern SOURCE_FILE =
      Pattern.compile(".*\\.([cC]|m|cc|c\\+\\+|cxx|cpp)", Pattern.DOTALL);
  private static final Pattern COMPILE_VARIABLE =
      Pattern.compile("\\$\\(.*_(CFLAGS|INCLUDES)\\)", Pattern.DOTALL);
  private static final Pattern LINK_VARIABLE =
      Pattern.compile("\\$\\(.*_(LIBS|LDFLAGS|RPATH)\\)", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_].*", Pattern.DOTALL);

  static TokenKind of(String word) {
    if (TWO_WORDS.contains(word)) {
      return LINK_PREFIX;
    }
    if (word.equals("-Xcompiler")) {
      return COMPILE_PREFIX;
    }
    if (matches(COMPILE_FLAG, word)) {
      return COMPILE;
    }
    if (matches(LINK_FLAG, word) || matches(LINK_FILE, word)) {
      return LINK;
    }
    if (word.endsWith(".o")) {
      // basename takes a leading dash for an option and fails, and makesetup stops with it.
      return word.startsWith("-") ? BAD : OBJECT;
    }
    if (matches(SOURCE_FILE, word)) {
      return SOURCE;
    }
    if (matches(COMPILE_VARIABLE, word)) {
      return COMPILE;
    }
    if (matches(LINK_VARIABLE, word)) {
      return LINK;
    }
    if (word.startsWith("$")) {
      return COMPILE_AND_LINK;
    }
    if (word.indexOf('.') >= 0) {
      return BAD;
    }
    if (word.equals("-u")) {
      return LINK_PREFIX;
    }
    return matches(NAME, word) ? MODULE : BAD;
  }

  private static boolean matches(Pattern pattern, String word) {
    return pattern.matcher(word).matches();
  }
}
