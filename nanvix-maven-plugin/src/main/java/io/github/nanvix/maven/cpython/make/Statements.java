// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import io.github.nanvix.maven.cpython.link.MappedText;
import io.github.nanvix.maven.cpython.make.Statement.ForTargets;
import io.github.nanvix.maven.cpython.make.Statement.Other;
import io.github.nanvix.maven.cpython.make.Statement.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a Makefile apart, line by line as make does (GNU make manual, section 3.8). What stands
 * between conditions is read, whether they hold or not; included files are not.
 */
public final class Statements {
  private static final Pattern CONDITION =
      Pattern.compile("\\s*(?:ifn?eq|ifn?def|else|endif)(?:\\s.*)?", Pattern.DOTALL);
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "\\s*(?:-?include|sinclude|-?load|vpath|export|unexport)(?:\\s.*)?", Pattern.DOTALL);
  private static final Pattern DEFINE = Pattern.compile("\\s*define(?:[ \t].*)?", Pattern.DOTALL);
  private static final Pattern ENDEF = Pattern.compile("\\s*endef(?:[ \t].*)?", Pattern.DOTALL);

  private final MakeLines lines;
  private final List<Statement> found = new ArrayList<>();
  private Optional<Rule> open = Optional.empty();
  private List<MappedText> recipe = new ArrayList<>();

  private Statements(String file) {
    this.lines = new MakeLines(file);
  }

  /** What the lines of a text say, in their order. */
  public static List<Statement> of(String file) {
    Statements statements = new Statements(file);
    while (statements.lines.hasNext()) {
      int number = statements.lines.number() + 1;
      statements.line(statements.lines.next(), number);
    }
    statements.endRule();
    return statements.found;
  }

  /** The words between blanks outside every reference. */
  public static List<String> words(String text) {
    return Reference.words(text);
  }

  private void line(MappedText line, int number) {
    if (open.isPresent() && line.toString().startsWith("\t")) {
      recipe.add(MakeLines.ofRecipe(line.part(1, line.length())));
      return;
    }
    MappedText joined = MakeLines.joined(line);
    MappedText code = Cut.at("#", joined).before();
    Optional<Definition> definition = Definition.in(code);
    if (definition.isPresent()) {
      add(
          definition.get().kind() == Definition.Kind.BLOCK
              ? block(definition.get())
              : definition.get());
    } else if (Definition.endOfSpace(code.toString(), 0) < code.length()
        && !CONDITION.matcher(code.toString()).matches()) {
      if (DIRECTIVE.matcher(code.toString()).matches()) {
        add(new Other(code));
      } else {
        rule(line, joined, code, number);
      }
    }
  }

  private void add(Statement statement) {
    endRule();
    found.add(statement);
  }

  private void endRule() {
    open.ifPresent(
        rule ->
            found.add(
                new Rule(rule.code(), rule.targets(), rule.prerequisites(), recipe, rule.line())));
    open = Optional.empty();
    recipe = new ArrayList<>();
  }

  /** Reads a definition to its {@code endef}. */
  private Definition block(Definition definition) {
    MappedText.Builder body = new MappedText.Builder();
    int depth = 1;
    int end = -1;
    while (lines.hasNext()) {
      MappedText line = MakeLines.joined(lines.next());
      if (!line.toString().startsWith("\t")) {
        depth += DEFINE.matcher(line.toString()).matches() ? 1 : 0;
        depth -= ENDEF.matcher(line.toString()).matches() ? 1 : 0;
        if (depth == 0) {
          break;
        }
      }
      if (end >= 0) {
        body.add('\n', end, end + 1);
      }
      body.add(line, 0, line.length());
      end = lines.end();
    }
    return definition.with(body.build());
  }

  /** Reads a rule, or a definition for some targets. */
  private void rule(MappedText line, MappedText joined, MappedText code, int number) {
    Cut head = Cut.at(";#", joined);
    Cut colon = Cut.at(":", head.before());
    if (!colon.isIn(head.before())) {
      add(new Other(code));
      return;
    }
    String targets = colon.before().toString().replaceFirst("&$", "");
    boolean isDouble = head.before().toString().startsWith(":", colon.at() + 1);
    int rest = colon.at() + (isDouble ? 2 : 1);
    boolean hasRecipe = head.isIn(joined) && joined.charAt(head.at()) == ';';
    MappedText.Builder whole = new MappedText.Builder();
    whole.add(head.before(), rest, head.before().length());
    if (hasRecipe) {
      // In a value neither a semicolon nor, after it, a number sign ends anything.
      whole.add(joined, head.at(), joined.length());
    }
    Optional<Definition> definition =
        Definition.in(whole.build()).filter(one -> one.kind() == Definition.Kind.LINE);
    if (definition.isPresent()) {
      String text = whole.build().toString().strip();
      add(new ForTargets(Reference.names(targets), definition.get(), text));
      return;
    }
    endRule();
    String needs = head.before().toString().substring(rest);
    open =
        Optional.of(
            new Rule(
                head.before(),
                Reference.names(targets),
                Reference.names(needs),
                List.of(),
                number));
    if (hasRecipe) {
      String text = line.toString();
      int from = joined.end(head.at()) - line.start(0);
      while (from < text.length() && " \t".indexOf(text.charAt(from)) >= 0) {
        from++;
      }
      recipe.add(MakeLines.ofRecipe(line.part(from, line.length())));
    }
  }
}
