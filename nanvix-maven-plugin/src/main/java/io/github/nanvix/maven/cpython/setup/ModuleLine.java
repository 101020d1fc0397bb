// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.LogicalLine;
import io.github.nanvix.maven.cpython.makesetup.RuleTokens;
import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line for one module in CPython's own list of modules, from which a rule for {@code
 * Setup.local} is made, so that it fits every version: {@code Modules/Setup.stdlib.in} of the very
 * sources that are built, or {@code Setup.stdlib} or {@code Setup} beside it.
 *
 * @param module its name, for example {@code _ctypes}
 * @param words its sources, and the flags that stand with them
 */
public record ModuleLine(String module, List<String> words) {

  private static final Pattern NAMED =
      Pattern.compile("^#{0,2}@MODULE_\\w+_TRUE@(\\w+)[ \t]", Pattern.MULTILINE);

  /** Keeps its own copy. */
  public ModuleLine {
    words = List.copyOf(words);
  }

  /**
   * Finds a module's line.
   *
   * @param moduleLines the text of the list
   * @throws BuildException if it has no line for the module, or one of another shape
   */
  public static ModuleLine in(String moduleLines, String module) {
    // A line is commented out where setup.py builds the module; configure puts nothing or another
    // comment sign for the placeholder.
    Matcher line =
        Pattern.compile(
                "^#{0,2}(?:" + condition(module) + ")?" + Pattern.quote(module) + "[ \t]+(.*)$",
                Pattern.MULTILINE)
            .matcher(moduleLines);
    if (!line.find()) {
      throw BuildException.input(
          "CPython's own list of modules has no line for \""
              + module
              + "\"; Modules/Setup.stdlib.in has one that begins with \""
              + condition(module)
              + module
              + "\".",
          "Check that the source is CPython 3.11 or later, and that it has that module.");
    }
    List<String> words = new ArrayList<>(LogicalLine.words(line.group(1)));
    // Words of the module's own that configure fills in, on other systems than ours.
    words.removeIf(word -> word.matches("@MODULE_" + upper(module) + "_\\w+@"));
    if (words.stream().anyMatch(word -> word.startsWith("-l"))) {
      // An example with flags of some other machine.
      words = new ArrayList<>(RuleTokens.of(words).sources());
    }
    for (String word : words) {
      if (word.indexOf('@') >= 0) {
        throw BuildException.input(
            "The line for \""
                + module
                + "\" in CPython's own list of modules has the unknown placeholder \""
                + word
                + "\".",
            "This plugin does not know that version of CPython yet.");
      }
    }
    return new ModuleLine(module, words);
  }

  /** The modules that the list has lines for, in its order. */
  public static List<String> names(String moduleLines) {
    return NAMED.matcher(moduleLines).results().map(line -> line.group(1)).distinct().toList();
  }

  /**
   * The rule with no flag in it but those of the line, so that {@code $(MODULE_X_CFLAGS)} and
   * {@code $(MODULE_X_LDFLAGS)}, which configure fills, stay in force.
   */
  public SetupRule withConfiguredFlags() {
    return new SetupRule(module, words);
  }

  /**
   * The rule for a module for which configure sets no flags: everything is in it.
   *
   * @param flags words for compiler and link
   * @throws BuildException if a flag cannot stand in a rule
   */
  public SetupRule withFlags(List<String> flags) {
    List<String> all = new ArrayList<>(RuleTokens.of(words).sources());
    all.addAll(flags);
    return new SetupRule(module, all);
  }

  private static String condition(String module) {
    return "@MODULE_" + upper(module) + "_TRUE@";
  }

  private static String upper(String module) {
    return module.toUpperCase(Locale.ROOT);
  }
}
