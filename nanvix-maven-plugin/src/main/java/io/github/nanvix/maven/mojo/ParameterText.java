// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.util.Locale;
import java.util.function.Function;

/**
 * What was given for a parameter. Maven itself would take any word for a truth value, and stop at
 * the first number that is none.
 *
 * @param name the parameter's
 * @param property that sets it on the command line; may be empty
 * @param text as it was given
 */
record ParameterText(String name, String property, String text) {
  private static final int DIGITS = 9;

  /** Whether it says true; nothing at all is false, as in Maven. */
  boolean flag() {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false", "" -> false;
      default -> throw refusal("Give true or false.");
    };
  }

  /**
   * The number that it is.
   *
   * @param least the smallest that is allowed
   * @param most the largest that is allowed
   * @param what they count
   */
  int number(int least, int most, String what) {
    // More digits than an int has are too many anyway.
    if (text.matches("[0-9]{1," + DIGITS + "}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw refusal("Give a number of " + what + ", from " + least + " to " + most + ".");
  }

  /** What a reader makes of it, which may refuse it. */
  <T> T as(Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (BuildException e) {
      String message = String.valueOf(e.getMessage());
      // Some readers know whose text they read.
      throw message.startsWith("Parameter ")
          ? e
          : e.command().map(refusal(message, e)::fixedBy).orElseGet(() -> refusal(message, e));
    } catch (IllegalArgumentException e) {
      throw refusal(Reason.of(e) + ".", e);
    }
  }

  /**
   * The refusal of the value, to be thrown.
   *
   * @param expected a sentence
   */
  BuildException refusal(String expected) {
    return BuildException.input(start() + ".", expected);
  }

  private BuildException refusal(String reason, RuntimeException origin) {
    return BuildException.input(start() + ": " + reason, "", origin);
  }

  private String start() {
    return "Parameter \""
        + name
        + "\""
        + (property.isEmpty() ? "" : " (" + property + ")")
        + " is \""
        + text
        + "\"";
  }
}
