// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.LogicalLine;
import io.github.nanvix.maven.cpython.makesetup.RuleTokens;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.makesetup.TokenFault;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Visible;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A rule that we write for one module, made only of words that makesetup takes for what they are.
 *
 * <p>Where {@code words} are sources alone, makesetup compiles with {@code $(MODULE_X_CFLAGS)} and
 * links with {@code $(MODULE_X_LDFLAGS)}; one flag of either kind loses both defaults.
 *
 * @param module the module, a C identifier because {@code PyInit_<module>} must be one
 * @param words sources relative to {@code Modules/} and flags, in the order to be written
 */
public record SetupRule(String module, List<String> words) {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * @throws BuildException naming the word that makesetup would refuse or misread, and why
   */
  public SetupRule {
    words = List.copyOf(words);
    if (!IDENTIFIER.matcher(module).matches()) {
      throw BuildException.input(
          "No rule can be written to a Setup file for module "
              + Visible.quoted(module)
              + ": it is not a C identifier.",
          "Name the module as its PyInit_ function does.");
    }
    TokenFault.of(words).stream()
        .findFirst()
        .ifPresent(
            fault -> {
              throw fault.in(module);
            });
    if (RuleTokens.of(words).sources().isEmpty()) {
      throw BuildException.input(
          "No rule for module \"" + module + "\" can be written to a Setup file: no source in it.",
          "Name at least one source file, relative to Modules/.");
    }
  }

  /** The words as makesetup will sort them, its defaults in place. */
  public RuleTokens tokens() {
    return RuleTokens.of(LogicalLine.words(line())).withDefaults(Shell.DASH);
  }

  /** The line to be written, without newline. */
  public String line() {
    return asLine().text();
  }

  RuleLine asLine() {
    return new RuleLine(module, words);
  }
}
