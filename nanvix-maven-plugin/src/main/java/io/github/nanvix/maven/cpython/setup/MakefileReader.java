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
      Pattern.compile("^(?:(?:export|override|private)[ \t]+)+");
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
    String text = MakeText.withoutComment(line).stripLeading();
    List<String> words = MakeText.words(text);
    if (words.isEmpty() || line.startsWith("\t") || SKIPPED.contains(words.get(0))) {
      return;
    }
    Matcher prefixes = PREFIXES.matcher(text);
    String body = prefixes.find() ? text.substring(prefixes.end()) : text;
    int separator = MakeText.indexOfAny(body, ":=", 0);
    if (separator >= 0) {
      int operator = separator;
      while (operator > 0 && "+?!".indexOf(body.charAt(operator - 1)) >= 0) {
        operator--;
      }
      Matcher assignment = ASSIGNMENT.matcher(body).region(operator, body.length());
      if (assignment.matches()) {
        String name = variables.expand(body.substring(0, operator).strip());
        variables.define(name, assignment.group(1), assignment.group(2));
        return;
      }
    }
    if (separator >= 0) {
      rule(body.substring(0, separator), line, number);
    }
  }

  /** A rule; its line with comments, because a {@code #} in a recipe is the shell's. */
  private void rule(String targets, String line, int number) {
    String rest = line.substring(MakeText.indexOfAny(line, ":", 0)).replaceFirst("^:+", "");
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
      String whole = MakeText.withoutComment(rest).strip();
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
      String part = line.substring(0, line.length() - 1);
      text.append(inRecipe ? line + "\n" : part.stripTrailing() + " ");
      line = inRecipe ? physical[next++] : physical[next++].stripLeading();
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
