// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes as people write it: {@code 5 GB}, {@code 500 MiB}, {@code 1.5G}, {@code 1024}.
 *
 * @param bytes not negative
 */
public record ByteSize(long bytes) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{1,6})?) ?([kmgt]?)(i?)(b?)", Pattern.CASE_INSENSITIVE);
  private static final String PREFIXES = "kmgt";
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

  /**
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("Not a size: " + bytes);
    }
  }

  /**
   * Reads a number and a unit: kB, MB, GB and TB are powers of 1000, KiB, MiB, GiB and TiB of 1024;
   * capitals do not matter, the B may be left out.
   *
   * @throws IllegalArgumentException if it is anything else, or too large
   */
  public static ByteSize parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches() || (matcher.group(2).isEmpty() && !matcher.group(3).isEmpty())) {
      throw new IllegalArgumentException("Not a size: \"" + text + "\"");
    }
    long base = matcher.group(3).isEmpty() ? 1000 : 1024;
    // The empty prefix is found at 0, and is no power at all.
    String prefix = matcher.group(2).toLowerCase(Locale.ROOT);
    int power = prefix.isEmpty() ? 0 : PREFIXES.indexOf(prefix) + 1;
    try {
      return new ByteSize(
          new BigDecimal(matcher.group(1))
              .multiply(BigDecimal.valueOf(base).pow(power))
              .toBigInteger()
              .longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("Not a size: \"" + text + "\" is too large", e);
    }
  }

  /** With one decimal, in powers of 1000: {@code 1.4 GB}; below 1000 exactly: {@code 12 B}. */
  @Override
  public String toString() {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.size() - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
  }
}
