// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of one rule, sorted as makesetup sorts them; the order within each list is the order in
 * the file.
 *
 * @param modules module names
 * @param sources source files, relative to {@code Modules/}
 * @param compile words for the compiler
 * @param link words for the link
 * @param badWord the first word at which makesetup would stop; the lists then hold what came before
 */
public record RuleTokens(
    List<String> modules,
    List<String> sources,
    List<String> compile,
    List<String> link,
    Optional<String> badWord) {

  /** Copies the lists. */
  public RuleTokens {
    modules = List.copyOf(modules);
    sources = List.copyOf(sources);
    compile = List.copyOf(compile);
    link = List.copyOf(link);
  }

  /** Sorts the words of one rule. */
  public static RuleTokens of(List<String> words) {
    List<String> modules = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    List<String> compile = new ArrayList<>();
    List<String> link = new ArrayList<>();
    TokenKind pending = null;
    for (String word : words) {
      if (pending != null) {
        (pending == TokenKind.COMPILE_PREFIX ? compile : link).add(word);
        pending = null;
        continue;
      }
      TokenKind kind = TokenKind.of(word);
      switch (kind) {
        case COMPILE_PREFIX -> pending = kind;
        case LINK_PREFIX -> {
          link.add(word);
          pending = kind;
        }
        case COMPILE -> compile.add(word);
        case LINK -> link.add(word);
        case COMPILE_AND_LINK -> {
          compile.add(word);
          link.add(word);
        }
        case SOURCE -> sources.add(word);
        case OBJECT -> sources.add(sourceOfObject(word));
        case MODULE -> modules.add(word);
        case BAD -> {
          return new RuleTokens(modules, sources, compile, link, Optional.of(word));
        }
      }
    }
    return new RuleTokens(modules, sources, compile, link, Optional.empty());
  }

  /**
   * The same rule with makesetup's defaults: one that names no word for the compiler and none for
   * the link gets {@code $(MODULE_X_CFLAGS)} and {@code $(MODULE_X_LDFLAGS)}; a single word of
   * either kind loses both.
   */
  public RuleTokens withDefaults(Shell shell) {
    if (!compile.isEmpty() || !link.isEmpty()) {
      return this;
    }
    String prefix = "$(MODULE_" + upperCaseNames(shell);
    return new RuleTokens(
        modules, sources, List.of(prefix + "_CFLAGS)"), List.of(prefix + "_LDFLAGS)"), badWord);
  }

  /**
   * The names as they appear in {@code MODULE_X_CFLAGS} and {@code MODULE_X_DEPS}; two names on one
   * line come out with a blank between them, which no variable has.
   */
  public String upperCaseNames(Shell shell) {
    StringBuilder names = new StringBuilder(shell.echo(String.join(" ", modules)));
    for (int i = 0; i < names.length(); i++) {
      char c = names.charAt(i);
      names.setCharAt(i, c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
    }
    return names.toString();
  }

  static String sourceOfObject(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    return (name.equals(".o") ? name : name.substring(0, name.length() - 2)) + ".c";
  }
}
