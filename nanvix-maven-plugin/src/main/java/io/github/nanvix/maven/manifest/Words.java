// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.digest.Sha256;
import java.util.List;
import java.util.regex.Pattern;

/** What names, versions and digests in these files look like; all of them end in file names. */
final class Words {
  static final String EXPECTED_NAME = "letters, digits and . _ + -, first a letter or digit";
  static final String EXPECTED_DIGEST = "sha256: and 64 lower-case hexadecimal digits";
  static final String EXPECTED_WORD = "a version, tag or commit, without blanks and \\ # ? %";
  static final String EXPECTED_NUMBER = "a version of three numbers, X.Y.Z";
  static final String EXPECTED_COMMIT = "40 lower-case hexadecimal digits";
  private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");
  private static final String SHA256 = "sha256:";

  private Words() {}

  /** A name, or a version. */
  static String name(String text) {
    return matching(NAME, text);
  }

  private static String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("is \"" + text + "\"");
    }
    return text;
  }

  /** What can stand in an address. */
  static String word(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || "\\#?%".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("is \"" + text + "\"");
    }
    return text;
  }

  /** A version of three numbers. */
  static String number(String text) {
    return matching(NUMBER, text);
  }

  /** A commit of git, in full. */
  static String commit(String text) {
    return matching(COMMIT, text);
  }

  /** What can stand in an address, or nothing. */
  static String wordOrNothing(String text) {
    return text.isEmpty() ? text : word(text);
  }

  /** One of some words. */
  static String oneOf(List<String> words, String text) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException("is \"" + text + "\"");
    }
    return text;
  }

  /** A digest with its algorithm before it. */
  static Sha256 digest(String text) {
    if (!text.startsWith(SHA256)) {
      throw new IllegalArgumentException("is \"" + text + "\"");
    }
    return new Sha256(text.substring(SHA256.length()));
  }

  /** A digest with or without its algorithm. */
  static Sha256 bareDigest(String text) {
    return text.startsWith(SHA256) ? digest(text) : new Sha256(text);
  }
}
