// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An option of the linker that opens something for the arguments after it, or closes it (GNU ld
 * manual, section 2.1; {@code --start-lib} is lld's).
 *
 * @param option the option as written
 * @param pair which of the pairs
 * @param opens whether it opens
 * @param at the character of the list with which its argument begins
 */
public record PairedOption(String option, Pair pair, boolean opens, int at) {

  /** The pairs that there are. */
  public enum Pair {
    /** Archives that are searched again and again. */
    GROUP("--start-group", "--end-group"),
    /** Object files with the meaning of an archive. */
    LIB("--start-lib", "--end-lib"),
    /** Archives that are linked whole. */
    WHOLE_ARCHIVE("--whole-archive", "--no-whole-archive"),
    /** The settings of the options before. */
    STATE("--push-state", "--pop-state");

    private final String opening;
    private final String closing;

    Pair(String opening, String closing) {
      this.opening = opening;
      this.closing = closing;
    }

    /** The option that opens. */
    public String opening() {
      return opening;
    }

    /** The option that closes. */
    public String closing() {
      return closing;
    }
  }

  private static final Map<String, String> SHORT =
      Map.of("-(", "--start-group", "-)", "--end-group");

  static List<PairedOption> in(List<Word> words, List<Token> tokens) {
    List<PairedOption> found = new ArrayList<>();
    for (Word word : words) {
      of(word, tokens.get(word.token()).from()).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<PairedOption> of(Word word, int at) {
    String name = SHORT.getOrDefault(word.text(), word.text());
    // The linker takes one dash for two where the name is longer than a letter.
    String option = name.startsWith("--") ? name : "-" + name;
    for (Pair pair : Pair.values()) {
      if (option.equals(pair.opening) || option.equals(pair.closing)) {
        return Optional.of(new PairedOption(word.text(), pair, option.equals(pair.opening), at));
      }
    }
    return Optional.empty();
  }
}
