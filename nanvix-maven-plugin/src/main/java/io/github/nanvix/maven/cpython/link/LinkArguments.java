// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import java.util.BitSet;
import java.util.List;

/**
 * Linker arguments in one string, as {@code LIBS} or a link line holds them; printed again they are
 * the same characters, blanks and quotes included.
 */
public final class LinkArguments {
  private final MappedText text;
  private final List<Token> tokens;
  private final List<Word> words;

  private LinkArguments(MappedText text) {
    this.text = text;
    this.tokens = new Tokenizer(text).run();
    this.words = Word.of(tokens);
  }

  /**
   * Reads a list.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if a quote is never closed
   */
  public static LinkArguments parse(String text) {
    return parse(MappedText.of(text));
  }

  /** As {@link #parse(String)}; a piece that hides something is one with its argument. */
  public static LinkArguments parse(MappedText text) {
    return new LinkArguments(text);
  }

  /** The arguments as the linker driver gets them, quotes taken off. */
  public List<String> values() {
    return tokens.stream().map(Token::value).toList();
  }

  /**
   * Whether a library is linked: by {@code -l}, by the name or path of its {@code .a} or {@code
   * .so}, alone or within {@code -Wl} or after {@code -Xlinker}. What stands behind a variable or a
   * response file is not seen; {@link #unseen} has it.
   *
   * @param library the {@code -l} name, for example {@code ffi}
   */
  public boolean mentions(String library) {
    return !new LibraryName(library).in(words).isEmpty();
  }

  /**
   * The arguments that could name a library, because what they stand for is not in the list:
   * references, calls, response files.
   *
   * @param library the {@code -l} name
   */
  public List<Unseen> unseen(String library) {
    return unseen(new LibraryName(library).mayBeIn(words));
  }

  /**
   * The arguments that name a library although a part of them, the directory mostly, stands for
   * what is not in the list.
   */
  public List<Unseen> partlySeen(String library) {
    return unseen(new LibraryName(library).in(words));
  }

  private List<Unseen> unseen(List<Word> some) {
    return some.stream()
        .filter(word -> !word.hidden().isEmpty() || word.text().startsWith("@"))
        .map(word -> Unseen.of(word, tokens.get(word.token()).from()))
        .toList();
  }

  /** Whether a text, no list perhaps, speaks of a library by name, as {@code LIBFFI_DIR} does. */
  public static boolean speakOf(String library, String text) {
    return new LibraryName(library).isSpokenOf(text);
  }

  /** The options that come in pairs, such as {@code --start-group}, in their order. */
  public List<PairedOption> pairedOptions() {
    return PairedOption.in(words, tokens);
  }

  /**
   * The list without a library, and nothing else gone: options that open and close a group ({@code
   * --start-group}, {@code --whole-archive}, {@code --push-state}) stay even where nothing is left
   * between them, so that they stay in pairs.
   *
   * @param library the {@code -l} name, for example {@code ffi}
   */
  public LinkArguments withoutLibrary(String library) {
    BitSet cut = charactersOf(library);
    MappedText.Builder left = new MappedText.Builder();
    for (int i = cut.nextClearBit(0); i < text.length(); i = cut.nextClearBit(i)) {
      int end = cut.nextSetBit(i);
      end = end < 0 ? text.length() : end;
      left.add(text, i, end);
      i = end;
    }
    return new LinkArguments(left.build());
  }

  /**
   * The characters that {@link #withoutLibrary} takes away: the library's arguments, each with the
   * blanks before it, or after it if it is the first of the list or of a quoted piece.
   */
  public BitSet charactersOf(String library) {
    BitSet characters = new BitSet();
    BitSet dropped = new BitSet();
    for (Word word : new LibraryName(library).in(words)) {
      Token token = tokens.get(word.token());
      if (word.inList()) {
        // With the comma before it; "-Wl" alone is what is left when every item goes.
        characters.or(token.inText(word.from() - 1, word.to()));
        dropped.set(word.token(), goesWhole(token, characters));
      } else {
        dropped.set(word.prefix() ? word.token() - 1 : word.token(), word.token() + 1);
      }
    }
    for (int i = dropped.nextSetBit(0); i >= 0; i = dropped.nextSetBit(i)) {
      int next = dropped.nextClearBit(i);
      dropRun(i, next, characters);
      i = next;
    }
    return characters;
  }

  private static boolean goesWhole(Token token, BitSet characters) {
    BitSet left = token.inText("-Wl".length(), token.value().length());
    left.andNot(characters);
    return left.isEmpty();
  }

  private void dropRun(int first, int next, BitSet characters) {
    Token begin = tokens.get(first);
    boolean takesBlanksAfter = first == 0 || text.beginsApart(begin.from());
    if (takesBlanksAfter && next < tokens.size()) {
      characters.set(begin.from(), tokens.get(next).from());
    } else {
      characters.set(first == 0 ? begin.from() : begin.spacing(), tokens.get(next - 1).to());
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkArguments that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
