// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.failure.BuildException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of CPython.
 *
 * @param major for example 3
 * @param minor for example 13
 */
public record PythonVersion(int major, int minor) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\..*)?");

  /**
   * The version that a text such as {@code 3.13.5} names.
   *
   * @throws BuildException if it names none
   */
  public static PythonVersion of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw BuildException.input(
          "\"" + text + "\" is not a version of CPython.",
          "Give one such as 3.13.5; a source directory needs it too, as -Dnanvix.version=3.13.5.");
    }
    return new PythonVersion(
        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * Whether modules that no Setup file names are built by {@code setup.py}, as they were until
   * makesetup took them over in 3.12.
   */
  public boolean buildsModulesWithSetupPy() {
    return major == 3 && minor < 12;
  }

  /** Whether each module's link line ends with {@code $(LIBPYTHON)}, as since 3.13. */
  public boolean linksModulesWithLibpython() {
    return major == 3 && minor >= 13;
  }

  /** Whether makesetup begins each Setup file on a line of its own, as since 3.15. */
  public boolean separatesSetupFiles() {
    return major == 3 && minor >= 15;
  }

  /** For example {@code 3.13}. */
  public String feature() {
    return major + "." + minor;
  }
}
