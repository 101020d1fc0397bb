// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.target;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What programs of a toolchain run on: a processor and an operating system.
 *
 * @param text both, joined by a hyphen, for example {@code x86_64-linux}
 */
public record Host(String text) implements Comparable<Host> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9_]+-[a-z0-9_]+");

  /**
   * @throws IllegalArgumentException if the text does not name both
   */
  public Host {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Not a processor and a system such as x86_64-linux: \"" + text + "\"");
    }
  }

  /**
   * What Java says of a machine.
   *
   * @param system the property {@code os.name}
   * @param processor the property {@code os.arch}
   */
  public static Host of(String system, String processor) {
    return new Host(processor(word(processor)) + "-" + system(word(system)));
  }

  /** Java has its own names for some, and not the same ones on all systems. */
  private static String processor(String name) {
    return switch (name) {
      case "amd64", "x86_64", "x64" -> "x86_64";
      case "arm64" -> "aarch64";
      case "x86", "i386", "i486", "i586", "i686" -> "i686";
      default -> name;
    };
  }

  private static String system(String name) {
    if (name.startsWith("windows")) {
      return "windows";
    }
    return name.startsWith("mac") || name.startsWith("darwin") ? "macos" : name;
  }

  private static String word(String text) {
    String word = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return word.isEmpty() ? "unknown" : word;
  }

  @Override
  public int compareTo(Host other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
