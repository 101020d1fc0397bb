package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.Hidden;
import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a Makefile line by line, as make does (GNU make manual, sections 3.8, 6.5 to 6.11). */
final class MakeReader {
  private static final Pattern CONDITION =
      Pattern.compile("[ \t]*(?:ifn?eq|ifn?def|else|endif)(?![^ \t\r(])");
  private static final Pattern MODIFIERS =
      Pattern.compile("[ \t]*(?:(?:export|override|private)[ \t]+)*");
  private static final Pattern DEFINE =
      Pattern.compile("(?:override[ \t]+)?define[ \t]+([^ \t\r\n]+)[ \t]*(\\+?)");
  private static final Pattern OPERATOR = Pattern.compile("\\+=|\\?=|!=|:{0,3}=");
  private static final Pattern ENDEF = Pattern.compile("[ \t]*endef(?![^ \t\r\n#])");

  private final SourceText source;
  private final MakeCharacters characters;
  private final MappedText file;
  private final VariableName variable;
  private final Assignments found;
  private boolean inRule;

  MakeReader(SourceText source, VariableName variable, Assignments found) {
    this.source = source;
    this.characters = new MakeCharacters(source.text());
    this.file = MappedText.of(source.text());
    this.variable = variable;
    this.found = found;
  }

  void read() {
    int from = 0;
    while (from < file.length()) {
      int end = characters.endOfLine(from);
      int next = end + 1;
      if (inRule && file.charAt(from) == '\t') {
        recipe(from + 1, end);
      } else {
        next = statement(from, end);
      }
      from = next;
    }
  }

  /** Reads one line; where the next begins. */
  private int statement(int from, int lineEnd) {
    int end = characters.endOfCode(from, lineEnd);
    int start = afterModifiers(from, end);
    Matcher define = match(DEFINE, start, end);
    if (define.lookingAt()) {
      return define(define, lineEnd);
    }
    if (match(CONDITION, from, end).lookingAt() || characters.endOfBlanks(from, end) == end) {
      return lineEnd + 1;
    }
    inRule = false;
    functions(MakeValue.ofAssignment(characters, file, from, end));
    int separator = characters.find(":=", start, end);
    if (separator < end && !assignment(start, separator, end)) {
      rule(separator, lineEnd);
    }
    return lineEnd + 1;
  }

  /** Reads an assignment whose operator has its first colon or equals sign at a place. */
  private boolean assignment(int from, int separator, int end) {
    int begin =
        separator > from && "+?!".indexOf(file.charAt(separator - 1)) >= 0
            ? separator - 1
            : separator;
    Matcher operator = match(OPERATOR, begin, end);
    String name = source.text().substring(from, begin).strip();
    if (!operator.lookingAt()
        || characters.find(" \t", from, from + name.length()) < from + name.length()) {
      return false;
    }
    int start = characters.endOfBlanks(operator.end(), end);
    MappedText value = MakeValue.ofAssignment(characters, file, start, end);
    if (!name.equals(variable.text())) {
      Embedded.text(value, variable, found, "stands in the value of " + name);
    } else if (operator.group().equals("!=")) {
      found.add(new Assignment(from, false, asCall(value)));
    } else {
      found.add(new Assignment(from, operator.group().equals("+="), value));
    }
    return true;
  }

  private static MappedText asCall(MappedText command) {
    MappedText.Builder call = new MappedText.Builder();
    call.addHidden(command, 0, command.length(), Optional.empty());
    return call.build();
  }

  /** Reads a rule, or an assignment for some targets, from the colon after the targets. */
  private void rule(int colon, int lineEnd) {
    int end = characters.endOfCode(colon, lineEnd);
    int rest = colon;
    while (rest < end && file.charAt(rest) == ':') {
      rest++;
    }
    int start = afterModifiers(characters.endOfBlanks(rest, end), end);
    int separator = characters.find(":=;", start, end);
    if (separator < end && file.charAt(separator) != ';' && assignment(start, separator, end)) {
      return;
    }
    inRule = true;
    int semicolon = characters.find(";", rest, end);
    if (semicolon < end) {
      // A number sign in a recipe is the shell's.
      recipe(semicolon + 1, lineEnd);
    }
  }

  private void recipe(int from, int end) {
    MappedText commands = MakeValue.ofRecipe(characters, file, from, end);
    functions(commands);
    int start = 0;
    while (start < commands.length() && "@-+ \t".indexOf(commands.charAt(start)) >= 0) {
      start++;
    }
    MappedText shell = commands.part(start, commands.length());
    Embedded.commands(shell, variable, found, "stands in a recipe");
  }

  /** Reads {@code define} to its {@code endef}; where the line after it begins. */
  private int define(Matcher define, int lineEnd) {
    inRule = false;
    int bodyStart = Math.min(lineEnd + 1, file.length());
    int bodyEnd = bodyStart;
    int next = bodyStart;
    for (int depth = 1; depth > 0 && next < file.length(); ) {
      bodyEnd = next;
      int end = characters.endOfLine(next);
      depth += match(ENDEF, next, end).lookingAt() ? -1 : 0;
      depth += match(DEFINE, characters.endOfBlanks(next, end), end).lookingAt() ? 1 : 0;
      next = end + 1;
    }
    MappedText body = MakeValue.ofRecipe(characters, file, bodyStart, bodyEnd);
    if (define.group(1).equals(variable.text())) {
      boolean appends = define.group(2).equals("+");
      found.add(new Assignment(define.start(1), appends, body));
    } else {
      Embedded.text(body, variable, found, "stands in the definition of " + define.group(1));
    }
    return next;
  }

  /** Reports calls of make's functions, {@code eval} above all, that speak of an assignment. */
  private void functions(MappedText code) {
    for (Hidden piece : code.hidden()) {
      String call = code.part(piece.from(), piece.to()).toString();
      if (variable.isAssignedIn(call)) {
        int at = code.start(piece.from());
        found.add(new UnreadAssignment(at, call, "stands in a function of make"));
      }
    }
  }

  private int afterModifiers(int from, int end) {
    Matcher modifiers = match(MODIFIERS, from, end);
    return modifiers.lookingAt() ? modifiers.end() : from;
  }

  private Matcher match(Pattern pattern, int from, int end) {
    return pattern.matcher(source.text()).region(from, Math.max(from, end));
  }
}
