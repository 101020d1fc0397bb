// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes words off a shell's text (XCU 2.2, 2.3 and 2.6): quotes go, an expansion is a piece that
 * hides something.
 */
final class ShellWords {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]");

  private static final Predicate<String> IS_NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*").asMatchPredicate();

  /** Reads a command substitution. */
  interface Substitution {
    /** The place after the closing parenthesis, from the place after the opening one. */
    int end(int from) throws UnclosedException;
  }

  private final MappedText text;
  private final String all;
  private final Substitution substitution;
  private MappedText.Builder value = new MappedText.Builder();
  private int at;

  ShellWords(MappedText text, Substitution substitution) {
    this.text = text;
    this.all = text.toString();
    this.substitution = substitution;
  }

  /** Whether a word begins at a place between words. */
  boolean beginsAt(int i) {
    return isHidden(i) || (!isEnd(all.charAt(i)) && all.charAt(i) != '#' && !isContinuation(i));
  }

  /** Reads the word that begins at a place. */
  ShellWord read(int from) throws UnclosedException {
    // A substitution within this word has words of its own.
    MappedText.Builder outer = value;
    value = new MappedText.Builder();
    at = from;
    while (at < all.length() && (isHidden(at) || !isEnd(all.charAt(at)))) {
      char c = all.charAt(at);
      if (isExpansion()) {
        expansion();
      } else if (c == '\'') {
        single();
      } else if (c == '"') {
        quoted();
      } else if (c == '\\') {
        escaped();
      } else {
        value.add(text, at, ++at);
      }
    }
    ShellWord word = new ShellWord(value.build(), from, at);
    value = outer;
    return word;
  }

  private void single() throws UnclosedException {
    int open = at++;
    while (at < all.length() && (isHidden(at) || all.charAt(at) != '\'')) {
      if (isHidden(at)) {
        expansion();
      } else {
        value.add(text, at, ++at);
      }
    }
    close("quote", open);
  }

  private void quoted() throws UnclosedException {
    int open = at++;
    while (at < all.length() && (isHidden(at) || all.charAt(at) != '"')) {
      if (isExpansion()) {
        expansion();
      } else if (all.charAt(at) == '\\' && at + 1 < all.length() && isSpecial(all.charAt(at + 1))) {
        escaped();
      } else {
        value.add(text, at, ++at);
      }
    }
    close("quote", open);
  }

  private void close(String what, int open) throws UnclosedException {
    if (at >= all.length()) {
      throw new UnclosedException(what, text.start(open));
    }
    at++;
  }

  private void escaped() {
    if (at + 1 == all.length()) {
      value.add(text, at, ++at);
    } else if (all.charAt(at + 1) == '\n') {
      value.absorb(text.start(at));
      at += 2;
    } else {
      value.add(all.charAt(at + 1), text.start(at), text.end(at + 1));
      at += 2;
    }
  }

  private boolean isExpansion() {
    return isHidden(at)
        || all.charAt(at) == '`'
        || (all.charAt(at) == '$'
            && (all.startsWith("(", at + 1) || all.startsWith("{", at + 1) || name().lookingAt()));
  }

  private void expansion() throws UnclosedException {
    int from = at;
    Optional<String> variable = Optional.empty();
    if (isHidden(from)) {
      int to = text.hiddenAt(from).orElseThrow().to();
      value.add(text, from, to);
      at = to;
      return;
    } else if (all.charAt(from) == '`') {
      at = skip(from + 1, '`');
      close("backquote", from);
    } else if (all.startsWith("$((", from)) {
      int end = all.indexOf("))", from + 3);
      at = end < 0 ? all.length() : end + 1;
      close("arithmetic expansion", from);
    } else if (all.charAt(from + 1) == '(') {
      at = substitution.end(from + 2);
    } else if (all.charAt(from + 1) == '{') {
      at = skip(from + 2, '}');
      variable = Optional.of(all.substring(from + 2, at)).filter(IS_NAME);
      close("parameter expansion", from);
    } else {
      Matcher name = name();
      at = name.lookingAt() ? name.end() : from + 1;
      variable = Optional.of(all.substring(from + 1, at));
    }
    value.addHidden(text, from, at, variable);
  }

  /** Where an expansion's closing character stands, passing over such expansions within it. */
  private int skip(int from, char close) {
    int depth = 1;
    int i = from;
    while (i < all.length()) {
      char c = all.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == close && --depth == 0) {
        return i;
      } else if (close == '}' && all.startsWith("${", i)) {
        depth++;
      }
      i++;
    }
    return all.length();
  }

  private Matcher name() {
    return NAME.matcher(all).region(at + 1, all.length());
  }

  private boolean isHidden(int i) {
    return text.hiddenAt(i).isPresent();
  }

  private boolean isContinuation(int i) {
    return all.startsWith("\\\n", i);
  }

  private static boolean isEnd(char c) {
    return " \t\n<>()|&;".indexOf(c) >= 0;
  }

  private static boolean isSpecial(char c) {
    return "$`\"\\\n".indexOf(c) >= 0;
  }
}
