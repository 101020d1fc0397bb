// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a word should not stand in a rule: makesetup refuses it, or takes it for something else than
 * it is without a word.
 *
 * @param kind which fault it is
 * @param word the word
 * @param reason a clause that goes on from "the word"
 * @param hint the next step
 */
public record TokenFault(Kind kind, String word, String reason, String hint) {
  private static final Pattern SHELL_WOULD_CHANGE = Pattern.compile("[\\\\*?\\[#]");
  private static final Pattern COMPILER_ONLY = Pattern.compile("-O.*|-W(?!l,).*", Pattern.DOTALL);

  /** The faults that there are. */
  public enum Kind {
    /** Empty, or with a blank or a control character in it. */
    NOT_A_WORD,
    /** It makes the rule a definition. */
    EQUALS,
    /** The shell expands, eats or cuts it. */
    SHELL_CHARACTER,
    /** makesetup stops at it. */
    BAD_WORD,
    /** The name of one more module. */
    MODULE,
    /** A source is compiled in its place. */
    OBJECT,
    /** Its object cannot be where makesetup wants it. */
    UNPLACED,
    /** A flag for the compiler that only the link gets. */
    COMPILER_ONLY,
    /** The word that it belongs to is not there. */
    WITHOUT_OPERAND
  }

  /** The faults in the words of a rule, in their order. */
  public static List<TokenFault> of(List<String> words) {
    List<TokenFault> faults = new ArrayList<>();
    String prefix = "";
    for (String word : words) {
      Optional<TokenFault> fault = ofText(word);
      if (fault.isEmpty() && prefix.isEmpty()) {
        fault = ofKind(word);
      }
      fault.ifPresent(faults::add);
      TokenKind kind = TokenKind.of(word);
      boolean takesNext = kind == TokenKind.LINK_PREFIX || kind == TokenKind.COMPILE_PREFIX;
      prefix = prefix.isEmpty() && takesNext ? word : "";
    }
    if (!prefix.isEmpty()) {
      faults.add(
          new TokenFault(
              Kind.WITHOUT_OPERAND, prefix, "needs a word after it", "Add its operand."));
    }
    return faults;
  }

  /** The refusal of a rule for a module that has this fault. */
  public BuildException in(String module) {
    return BuildException.input(
        "No rule for module \""
            + module
            + "\" can be written to a Setup file: the word "
            + Visible.quoted(word)
            + " "
            + reason
            + ".",
        hint);
  }

  /** Faults of a word wherever it stands. */
  private static Optional<TokenFault> ofText(String word) {
    if (word.isEmpty() || word.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      return fault(
          Kind.NOT_A_WORD,
          word,
          "is empty or holds a blank or a control character",
          "Pass it as words.");
    }
    if (word.indexOf('=') >= 0) {
      return fault(
          Kind.EQUALS,
          word,
          "contains \"=\", and makesetup copies every line with \"=\" to the Makefile instead of"
              + " building the module",
          "Define a variable NAME_CFLAGS or NAME_LDFLAGS and use $(NAME_CFLAGS) in the rule.");
    }
    if (SHELL_WOULD_CHANGE.matcher(word).find()) {
      return fault(
          Kind.SHELL_CHARACTER,
          word,
          "contains a character of \\ * ? [ #, which makesetup's shell expands, eats or takes for"
              + " a comment",
          "Use a path or flag without it.");
    }
    return Optional.empty();
  }

  /** Faults of a word that no prefix before it sends to one place. */
  private static Optional<TokenFault> ofKind(String word) {
    return switch (TokenKind.of(word)) {
      case BAD ->
          fault(Kind.BAD_WORD, word, "is one that makesetup calls a bad word", badHint(word));
      case MODULE ->
          fault(
              Kind.MODULE,
              word,
              "would be taken for the name of another module",
              "Remove it, or quote less.");
      case OBJECT ->
          fault(
              Kind.OBJECT,
              word,
              "is an object, for which makesetup compiles a source, \""
                  + RuleTokens.sourceOfObject(word)
                  + "\"",
              "Name the source.");
      case SOURCE -> ofSource(word);
      case LINK ->
          COMPILER_ONLY.matcher(word).matches()
              ? fault(
                  Kind.COMPILER_ONLY,
                  word,
                  "is for the compiler, and makesetup passes it to the link only",
                  "Put -Xcompiler before it.")
              : Optional.empty();
      case COMPILE, COMPILE_AND_LINK, COMPILE_PREFIX, LINK_PREFIX -> Optional.empty();
    };
  }

  private static Optional<TokenFault> ofSource(String word) {
    return word.startsWith("$") || word.startsWith("-") || word.startsWith("/")
        ? fault(
            Kind.UNPLACED,
            word,
            "is a source whose object makesetup cannot place: \"" + ObjectFile.of(word) + "\"",
            "Name it relative to Modules/.")
        : Optional.empty();
  }

  /** What to do about a word at which makesetup stops. */
  public static String badHint(String word) {
    if (word.endsWith("\r")) {
      return "The line ends with a carriage return: convert the file to line feeds.";
    }
    if (Section.of(word).isPresent()) {
      return "A marker must be alone on its line.";
    }
    if (word.contains(".so.")) {
      return "Use -l:" + word.substring(word.lastIndexOf('/') + 1) + " with -L.";
    }
    if (ConfigureTemplate.hasPlaceholder(word)) {
      return "No value was put in the place of @…@: name the file that configure writes, or the"
          + " template by its name, which ends with \".in\".";
    }
    return word.startsWith("-") ? "Put -Xcompiler or -Xlinker before it." : "Remove it.";
  }

  private static Optional<TokenFault> fault(Kind kind, String word, String reason, String hint) {
    return Optional.of(new TokenFault(kind, word, reason, hint));
  }
}
