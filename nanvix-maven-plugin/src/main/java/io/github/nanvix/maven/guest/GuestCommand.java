// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.guest;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a program in the guest gets, in the form that nanvixd and mkimage take it: {@code
 * ARGUMENTS;NAME=value NAME=value}, split by Nanvix at the first semicolon without a backslash
 * before it, then at blanks. Nothing can stand for a blank, so arguments and values have none.
 *
 * @param arguments without the program itself; files by their path from the guest's working
 *     directory, the root
 * @param environment all of the guest's variables
 */
public record GuestCommand(List<String> arguments, SortedMap<String, String> environment) {

  /**
   * @throws IllegalArgumentException if something cannot be said in that form, or is a path that
   *     only this machine has
   */
  public GuestCommand {
    arguments = List.copyOf(arguments);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    for (String argument : arguments) {
      require(!argument.isEmpty() && isWord(argument), argument);
      // Where the guest's root lies on this machine is nothing that the guest could know.
      require(!argument.startsWith("/"), argument);
    }
    environment.forEach(
        (name, value) ->
            require(
                !name.isEmpty() && isWord(name) && isWord(value) && !name.matches(".*[=;].*"),
                name + "=" + value));
  }

  /** The arguments, each escaped for itself. */
  public List<String> escapedArguments() {
    return arguments.stream().map(GuestCommand::escape).toList();
  }

  /** All in one; empty where there is nothing to say. */
  public String text() {
    String words = String.join(" ", escapedArguments());
    return environment.isEmpty() ? words : words + ";" + variables();
  }

  /** A text in which no semicolon ends anything. */
  public static String escape(String text) {
    return text.replace(";", "\\;");
  }

  private String variables() {
    return environment.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + escape(variable.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static boolean isWord(String text) {
    return text.chars().noneMatch(c -> c <= ' ' || c == '\\');
  }

  private static void require(boolean holds, String text) {
    if (!holds) {
      throw new IllegalArgumentException("A guest cannot be told \"" + text + "\"");
    }
  }
}
