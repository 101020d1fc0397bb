// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.wheel;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a wheel's file: {@code name-version(-build)?-python-abi-platform.whl}.
 *
 * @param name of the package, as the file has it
 * @param version of the package, as the file has it
 * @param python the interpreters that it is for
 * @param abi the binary interfaces that it is for
 * @param platform the machines that it is for
 */
public record WheelName(
    String name, String version, List<String> python, List<String> abi, List<String> platform) {
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9][A-Za-z0-9._]*)-([A-Za-z0-9._!+]+)(?:-\\d[^-]*)?-([^-]+)-([^-]+)-([^-]+)\\.whl");

  /**
   * Reads the name of a file.
   *
   * @throws IllegalArgumentException if no wheel is called so
   */
  public static WheelName of(String fileName) {
    Matcher form = FORM.matcher(fileName);
    if (!form.matches()) {
      throw new IllegalArgumentException("No wheel is called \"" + fileName + "\"");
    }
    return new WheelName(
        form.group(1),
        form.group(2),
        tags(form.group(3)),
        tags(form.group(4)),
        tags(form.group(5)));
  }

  /** Whether every interpreter of a version can use it, whatever the machine. */
  boolean isPureFor(int major, int minor) {
    return abi.contains("none")
        && platform.contains("any")
        && python.stream().anyMatch(tag -> fits(tag, major, minor));
  }

  /** Whether it is for one version of CPython on one kind of machine. */
  boolean isBuiltFor(int major, int minor) {
    return python.equals(List.of("cp" + major + minor));
  }

  private static boolean fits(String tag, int major, int minor) {
    Matcher numbers = Pattern.compile("(?:py|cp)(\\d)(\\d*)").matcher(tag);
    if (!numbers.matches() || Integer.parseInt(numbers.group(1)) != major) {
      return false;
    }
    if (numbers.group(2).isEmpty()) {
      return true;
    }
    int least = Integer.parseInt(numbers.group(2));
    return tag.startsWith("cp") ? least == minor : least <= minor;
  }

  private static List<String> tags(String text) {
    return List.of(text.split("\\."));
  }
}
