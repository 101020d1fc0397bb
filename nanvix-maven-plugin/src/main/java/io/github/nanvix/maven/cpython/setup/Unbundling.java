// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.RuleTokens;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.makesetup.Statement;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a checkout's own {@code Modules/Setup.local} needs so that a module becomes a shared object
 * which links a port, and the interpreter does not link it.
 *
 * @param rule the rule for the module where the file has none to go by
 * @param libraries a port's libraries by their {@code -l} names, for example {@code ffi}
 * @param modules all modules that link that port, this one included
 */
public record Unbundling(SetupRule rule, List<String> libraries, List<String> modules) {

  /**
   * Edits a file as little as possible. A rule of the file's own that already builds the module so
   * stands. Another rule of its own lends its words to the one in our block and is then passed
   * over. Definitions of {@code LIBS} lose the library. Doing it twice changes nothing more.
   *
   * @throws BuildException if a rule of the file puts the library on the interpreter, or the file
   *     cannot be edited
   */
  public SetupDocument in(SetupDocument document) {
    refuseStatic(document);
    SetupDocument edited = document;
    for (String library : libraries) {
      edited = new LibraryDefinition("LIBS", library).without(edited);
    }
    edited = edited.ended();
    return stands(edited) ? edited : edited.place(line(edited.withoutBlock()));
  }

  private boolean stands(SetupDocument document) {
    return document.withoutBlock().equals(document)
        && document.interpretation().applied().stream()
            .filter(applied -> applied.tokens().modules().contains(rule.module()))
            .anyMatch(
                applied ->
                    applied.linkage() == Linkage.SHARED
                        && applied.tokens().modules().size() == 1
                        && !applied.objectFiles().isEmpty()
                        && links(applied.tokens()));
  }

  /** Whether the words link the library, as far as they tell: a variable may. */
  private boolean links(RuleTokens tokens) {
    boolean isDefault = tokens.link().equals(defaultLink());
    return isDefault
        ? rule.tokens().link().equals(tokens.link())
        : mentions(tokens.link()) || tokens.link().stream().anyMatch(word -> word.startsWith("$"));
  }

  private List<String> defaultLink() {
    return RuleTokens.of(List.of(rule.module())).withDefaults(Shell.DASH).link();
  }

  private RuleLine line(SetupDocument own) {
    Optional<RuleLine> written =
        own.statements().stream()
            .filter(Statement.Rule.class::isInstance)
            .map(Statement.Rule.class::cast)
            .filter(line -> line.tokens().modules().equals(List.of(rule.module())))
            .filter(line -> !line.tokens().sources().isEmpty())
            .map(RuleLine::of)
            .findFirst();
    return written.map(this::linked).orElse(rule.asLine());
  }

  /** The words of a rule, completed so that they link the library as a shared object. */
  private RuleLine linked(RuleLine line) {
    List<String> words = new ArrayList<>();
    line.words().forEach(word -> words.addAll(shared(word)));
    RuleTokens tokens = RuleTokens.of(words);
    boolean hasFlags = !tokens.compile().isEmpty() || !tokens.link().isEmpty();
    if (!hasFlags && !rule.tokens().link().equals(defaultLink())) {
      words.addAll(rule.tokens().compile());
      words.addAll(rule.tokens().link());
    } else if (hasFlags && !links(tokens)) {
      words.addAll(rule.tokens().link());
    }
    return new RuleLine(line.module(), words);
  }

  private List<String> shared(String word) {
    return libraries.stream()
        .map(library -> new ArchiveWord(word, library).shared())
        .filter(words -> !words.equals(List.of(word)))
        .findFirst()
        .orElse(List.of(word));
  }

  private boolean mentions(List<String> link) {
    return !mentioned(link).isEmpty();
  }

  private List<String> mentioned(List<String> link) {
    LinkArguments arguments = LinkArguments.parse(String.join(" ", link));
    return libraries.stream().filter(arguments::mentions).toList();
  }

  private void refuseStatic(SetupDocument document) {
    for (Reading.Applied applied : document.interpretation().applied()) {
      boolean isOurs =
          applied.tokens().modules().size() == 1
              && modules.contains(applied.tokens().modules().get(0));
      if (applied.linkage() == Linkage.STATIC && !isOurs && mentions(applied.tokens().link())) {
        throw BuildException.input(
            "The rule at "
                + applied.line().place()
                + " of Modules/Setup.local, "
                + Visible.quoted(applied.line().text())
                + ", puts -l"
                + mentioned(applied.tokens().link()).get(0)
                + " on the interpreter's link line, because it is in a *static* section.",
            "Put it under *shared*, or take the library out of it.");
      }
    }
  }
}
