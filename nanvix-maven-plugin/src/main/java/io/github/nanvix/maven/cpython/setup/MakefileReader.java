package io.github.nanvix.maven.cpython.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a Makefile apart, line by line as make does (GNU make manual, section 3.8). */
final class MakefileReader {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*(\\+=|\\?=|!=|:{0,3}=)[ \t]*(.*)", Pattern.DOTALL);
  private static final Pattern PREFIXES =
      Pattern.compile("[ \t]*(?:(?:export|override|private)[ \t]+)*");
  private static final Pattern TARGET_VARIABLE =
      Pattern.compile(
          "\\s*(?:(?:private|override|export)\\s+)*[^\\s:=+?!#;]+\\s*(?:\\+|\\?|!|:{1,3})?=.*",
          Pattern.DOTALL);

  // Both branches of a condition are read; a generated Makefile of CPython has none.
  private static final Set<String> SKIPPED =
      Set.of(
          "include",
          "-include",
          "sinclude",
          "vpath",
          "ifeq",
          "ifneq",
          "ifdef",
          "ifndef",
          "else",
          "endif",
          "unexport",
          "undefine");

  private final String[] physical;
  private int next;

  final MakeVariables variables = new MakeVariables();
  final List<MakeRule> rules = new ArrayList<>();
  final List<MakeRule> targetVariables = new ArrayList<>();

  MakefileReader(String text) {
    this.physical = text.split("\n", -1);
  }

  MakefileReader read() {
    while (next < physical.length) {
      int number = next + 1;
      String line = joined(false);
      if (line.startsWith("define ")) {
        skipDefine();
      } else {
        statement(line, number);
      }
    }
    return this;
  }

  private void statement(String line, int number) {
    String code = line.substring(0, MakeText.startOfComment(line));
    List<String> words = MakeText.words(code);
    if (words.isEmpty() || line.startsWith("\t") || SKIPPED.contains(words.get(0))) {
      return;
    }
    Matcher prefixes = PREFIXES.matcher(code);
    int start = prefixes.lookingAt() ? prefixes.end() : 0;
    int separator = MakeText.indexOfAny(code, ":=", start);
    if (separator < 0) {
      return;
    }
    int operator = separator;
    while (operator > start && "+?!".indexOf(code.charAt(operator - 1)) >= 0) {
      operator--;
    }
    Matcher assignment = ASSIGNMENT.matcher(code).region(operator, code.length());
    if (assignment.matches()) {
      String name = variables.expand(code.substring(start, operator).strip());
      variables.define(name, assignment.group(1), assignment.group(2).replace("\\#", "#"));
    } else {
      rule(code.substring(start, separator), line.substring(separator), number);
    }
  }

  /**
   * Reads a rule.
   *
   * @param colonAndRest what follows the targets, comments in it, because a {@code #} in a recipe
   *     is the shell's
   */
  private void rule(String targets, String colonAndRest, int number) {
    String rest = colonAndRest.replaceFirst("^:+", "");
    int cut = MakeText.indexOfAny(rest, ";#", 0);
    while (cut > 0 && rest.charAt(cut) == '#' && rest.charAt(cut - 1) == '\\') {
      cut = MakeText.indexOfAny(rest, ";#", cut + 1);
    }
    String needs = cut < 0 ? rest : rest.substring(0, cut);
    List<String> recipe = new ArrayList<>();
    if (cut >= 0 && rest.charAt(cut) == ';') {
      recipe.add(rest.substring(cut + 1).strip());
    }
    List<String> made = MakeText.words(targets.replaceFirst("&$", ""));
    if (TARGET_VARIABLE.matcher(needs).matches()) {
      String whole = rest.substring(0, MakeText.startOfComment(rest)).strip();
      targetVariables.add(new MakeRule(made, List.of(whole), List.of(), number));
      return;
    }
    while (next < physical.length && belongsToRecipe()) {
      String command = joined(true);
      if (command.startsWith("\t")) {
        recipe.add(command.substring(1));
      }
    }
    rules.add(new MakeRule(made, MakeText.words(needs), recipe, number));
  }

  /** Blank lines and comments between two command lines do not end a recipe. */
  private boolean belongsToRecipe() {
    int ahead = next;
    while (ahead < physical.length
        && !physical[ahead].startsWith("\t")
        && (physical[ahead].isBlank() || physical[ahead].startsWith("#"))) {
      ahead++;
    }
    return ahead < physical.length && physical[ahead].startsWith("\t");
  }

  /** The next logical line; make turns a continuation into one blank, except in a recipe. */
  private String joined(boolean inRecipe) {
    String line = physical[next++];
    if (!continues(line)) {
      return line;
    }
    StringBuilder text = new StringBuilder();
    while (continues(line) && next < physical.length) {
      String following = physical[next++];
      if (inRecipe) {
        text.append(line).append('\n');
        line = following;
      } else {
        String part = line.substring(0, line.length() - 1).stripTrailing();
        text.append(part.isEmpty() && !text.isEmpty() ? "" : part + " ");
        line = following.stripLeading();
      }
    }
    return text.append(line).toString();
  }

  private static boolean continues(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void skipDefine() {
    while (next < physical.length && !physical[next++].startsWith("endef")) {
      // Nothing in a definition of several lines is read.
    }
  }
}
