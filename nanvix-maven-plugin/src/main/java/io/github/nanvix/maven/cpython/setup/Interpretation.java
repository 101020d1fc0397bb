package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What makesetup makes of the lines of a Setup file.
 *
 * @param applied the rules that count, in the order of the file
 * @param shadowed the rules passed over because an earlier one has a module of theirs
 * @param definitions lines copied to the Makefile, in the order that they get there: reversed, so
 *     that of two {@code =} definitions the first in the file wins
 * @param refused the rule at which makesetup stops; nothing after it is read
 * @param unfinished a last line without newline: lost, or glued to what the next file begins with
 */
public record Interpretation(
    List<Applied> applied,
    List<Shadowed> shadowed,
    List<String> definitions,
    Optional<Statement.Refused> refused,
    Optional<LogicalLine> unfinished) {

  /**
   * A rule that counts.
   *
   * @param line where it stands
   * @param tokens its words, defaults in place
   * @param linkage what becomes of its modules
   * @param objects false after {@code *noobjects*}: modules are listed but nothing is compiled
   */
  public record Applied(LogicalLine line, RuleTokens tokens, Linkage linkage, boolean objects) {

    /** A source that looks like an option: basename fails on it, and makesetup stops. */
    private Optional<Statement.Refused> failure() {
      return objects && linkage != Linkage.DISABLED
          ? tokens.sources().stream()
              .filter(source -> source.startsWith("-"))
              .findFirst()
              .map(source -> new Statement.Refused(line, source))
          : Optional.empty();
    }
  }

  /**
   * A rule that is passed over as a whole; on stderr makesetup says {@code 'module' was handled by
   * previous rule}. Names before {@code module} on the same line count as handled from then on, so
   * they are never built.
   *
   * @param line where it stands
   * @param module the name that an earlier rule has
   */
  public record Shadowed(LogicalLine line, String module) {}

  /** Copies the lists. */
  public Interpretation {
    applied = List.copyOf(applied);
    shadowed = List.copyOf(shadowed);
    definitions = List.copyOf(definitions);
  }

  static Interpretation of(List<Statement> statements, Optional<LogicalLine> unfinished) {
    List<Applied> applied = new ArrayList<>();
    List<Shadowed> shadowed = new ArrayList<>();
    List<String> definitions = new ArrayList<>();
    Set<String> handled = new HashSet<>();
    Optional<Statement.Refused> stop = Optional.empty();
    Linkage linkage = Linkage.STATIC;
    boolean objects = true;
    for (Statement statement : statements) {
      if (statement instanceof Statement.Refused refused) {
        stop = Optional.of(refused);
        break;
      } else if (statement instanceof Statement.Marker marker) {
        linkage = marker.section().linkage().orElse(linkage);
        objects &= marker.section() != Section.NOOBJECTS;
      } else if (statement instanceof Statement.Rule rule) {
        Optional<String> taken =
            rule.tokens().modules().stream().filter(name -> !handled.add(name)).findFirst();
        if (taken.isPresent()) {
          shadowed.add(new Shadowed(rule.line(), taken.get()));
        } else {
          Applied next = new Applied(rule.line(), rule.tokens().withDefaults(), linkage, objects);
          stop = next.failure();
          if (stop.isPresent()) {
            break;
          }
          applied.add(next);
        }
      } else {
        definitions.add(statement.line().text());
      }
    }
    Collections.reverse(definitions);
    return new Interpretation(applied, shadowed, definitions, stop, unfinished);
  }

  /** The modules, each by the first rule that names it, in the order of the file. */
  public List<SetupModule> modules() {
    List<SetupModule> modules = new ArrayList<>();
    for (Applied rule : applied) {
      RuleTokens tokens = rule.tokens();
      for (String name : tokens.modules()) {
        modules.add(
            new SetupModule(
                name,
                rule.linkage(),
                tokens.sources(),
                tokens.compile(),
                tokens.link(),
                rule.line()));
      }
    }
    return modules;
  }

  /**
   * Refuses what makesetup would refuse, or lose without a word.
   *
   * @param file what the message calls the document
   * @throws BuildException naming the line and the word
   */
  public void requireAccepted(String file) {
    refused.ifPresent(
        rule -> {
          throw BuildException.input(
              "makesetup will stop at "
                  + rule.line().place()
                  + " of \""
                  + file
                  + "\": bad word "
                  + Visible.quoted(rule.word())
                  + " in "
                  + Visible.quoted(rule.line().text())
                  + ".",
              "Correct that line.");
        });
    unfinished.ifPresent(
        line -> {
          throw BuildException.input(
              "makesetup will lose "
                  + line.place()
                  + " of \""
                  + file
                  + "\", "
                  + Visible.quoted(line.text())
                  + ": the file ends within that line.",
              "End the line with a newline, without a backslash before it.");
        });
  }
}
