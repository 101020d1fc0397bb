// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The order of versions as people number them: numbers by their value, letters behind what they
 * follow, and before it what only announces it.
 */
public final class VersionOrder implements Comparator<String> {
  private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+|~");
  private static final Set<String> ANNOUNCES =
      Set.of("alpha", "beta", "dev", "pre", "preview", "rc", "snapshot", "test");
  private static final Pattern ANNOUNCEMENT =
      Pattern.compile(
          "(?i).*(~|alpha|beta|dev|preview|pre|rc|snapshot|test|\\d[ab]\\d).*|.*\\d-[ab]\\d*");

  /** Whether a version is one, and does not only announce it. */
  public static boolean isFinal(String version) {
    return !ANNOUNCEMENT.matcher(version).matches();
  }

  @Override
  public int compare(String one, String other) {
    List<String> left = parts(one);
    List<String> right = parts(other);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order = part(i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : "");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<String> parts(String version) {
    List<String> parts = new ArrayList<>();
    PART.matcher(version.toLowerCase(Locale.ROOT))
        .results()
        .forEach(found -> parts.add(found.group()));
    for (int i = 0; i + 1 < parts.size(); i++) {
      // 1.0b1 comes before 1.0, and 1.0b after it.
      String word = Map.of("a", "alpha", "b", "beta").get(parts.get(i));
      if (word != null && isNumber(parts.get(i + 1))) {
        parts.set(i, word);
      }
    }
    return parts;
  }

  private static int part(String one, String other) {
    int order = Integer.compare(rank(one), rank(other));
    if (order != 0 || !isNumber(one)) {
      return order != 0 ? order : one.compareTo(other);
    }
    String left = one.replaceFirst("^0+(?=.)", "");
    String right = other.replaceFirst("^0+(?=.)", "");
    return Comparator.comparingInt(String::length)
        .thenComparing(Comparator.<String>naturalOrder())
        .compare(left, right);
  }

  /** A tilde, what announces, nothing, a letter, a number. */
  private static int rank(String part) {
    return part.equals("~")
        ? -1
        : ANNOUNCES.contains(part) ? 0 : part.isEmpty() ? 1 : isNumber(part) ? 3 : 2;
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && Character.isDigit(part.charAt(0));
  }
}
