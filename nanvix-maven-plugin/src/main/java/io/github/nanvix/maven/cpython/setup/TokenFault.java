package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.failure.BuildException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a word must not stand in a rule of ours: makesetup would refuse it, or take it for something
 * else than it is without a word.
 *
 * @param word the word
 * @param reason a clause that goes on from "the word"
 * @param hint the next step
 */
record TokenFault(String word, String reason, String hint) {
  private static final Pattern SHELL_WOULD_CHANGE = Pattern.compile("[\\\\*?\\[#]");
  private static final Pattern COMPILER_ONLY = Pattern.compile("-O.*|-W(?!l,).*", Pattern.DOTALL);

  /** The first fault in the words of a rule, its module's name not among them. */
  static Optional<TokenFault> first(List<String> words) {
    String prefix = "";
    for (String word : words) {
      Optional<TokenFault> fault = ofText(word);
      if (fault.isEmpty() && prefix.isEmpty()) {
        fault = ofKind(word);
      }
      if (fault.isPresent()) {
        return fault;
      }
      TokenKind kind = TokenKind.of(word);
      boolean takesNext = kind == TokenKind.LINK_PREFIX || kind == TokenKind.COMPILE_PREFIX;
      prefix = prefix.isEmpty() && takesNext ? word : "";
    }
    return prefix.isEmpty()
        ? Optional.empty()
        : Optional.of(new TokenFault(prefix, "needs a word after it", "Add its operand."));
  }

  BuildException in(String module) {
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
      return fault(word, "is empty or holds a blank or a control character", "Pass it as words.");
    }
    if (word.indexOf('=') >= 0) {
      return fault(
          word,
          "contains \"=\", and makesetup copies every line with \"=\" to the Makefile instead of"
              + " building the module",
          "Define a variable NAME_CFLAGS or NAME_LDFLAGS and use $(NAME_CFLAGS) in the rule.");
    }
    if (SHELL_WOULD_CHANGE.matcher(word).find()) {
      return fault(
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
      case BAD -> fault(word, "is one that makesetup calls a bad word", badHint(word));
      case MODULE ->
          fault(word, "would be taken for the name of another module", "Remove it, or quote less.");
      case OBJECT ->
          fault(word, "is an object, for which makesetup compiles a source", "Name the source.");
      case SOURCE ->
          word.startsWith("$") || word.startsWith("-")
              ? fault(
                  word,
                  "is a source whose object makesetup cannot place",
                  "Name it relative to Modules/.")
              : Optional.empty();
      case LINK ->
          COMPILER_ONLY.matcher(word).matches()
              ? fault(
                  word,
                  "is for the compiler, and makesetup passes it to the link only",
                  "Put -Xcompiler before it.")
              : Optional.empty();
      case COMPILE, COMPILE_AND_LINK, COMPILE_PREFIX, LINK_PREFIX -> Optional.empty();
    };
  }

  private static String badHint(String word) {
    if (word.contains(".so.")) {
      return "Use -l:" + word.substring(word.lastIndexOf('/') + 1) + " with -L.";
    }
    return word.startsWith("-") ? "Put -Xcompiler or -Xlinker before it." : "Remove it.";
  }

  private static Optional<TokenFault> fault(String word, String reason, String hint) {
    return Optional.of(new TokenFault(word, reason, hint));
  }
}
