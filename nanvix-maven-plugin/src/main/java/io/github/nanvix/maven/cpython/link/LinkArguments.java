package io.github.nanvix.maven.cpython.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Linker arguments in one string, as {@code LIBS} or a link line holds them; printed again they are
 * the same characters, blanks and quotes included.
 */
public final class LinkArguments {
  private final List<Token> tokens;
  private final String tail;

  private LinkArguments(List<Token> tokens, String tail) {
    this.tokens = List.copyOf(tokens);
    this.tail = tail;
  }

  /**
   * Reads a list.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if a quote is never closed
   */
  public static LinkArguments parse(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    List<Token> tokens = tokenizer.run();
    return new LinkArguments(tokens, tokenizer.tail());
  }

  /** The arguments as the linker driver gets them, quotes taken off. */
  public List<String> values() {
    return tokens.stream().map(Token::value).toList();
  }

  /**
   * Whether a library is linked: by {@code -l}, by the name or path of its {@code .a} or {@code
   * .so}, alone or within {@code -Wl} or after {@code -Xlinker}. What stands behind a variable or a
   * response file is not seen.
   *
   * @param library the {@code -l} name, for example {@code ffi}
   */
  public boolean mentions(String library) {
    return !new LibraryName(library).in(Word.of(tokens)).isEmpty();
  }

  /**
   * The list without a library, and nothing else gone: options that open and close a group ({@code
   * --start-group}, {@code --whole-archive}, {@code --push-state}) stay even where nothing is left
   * between them, so that they stay in pairs.
   *
   * @param library the {@code -l} name, for example {@code ffi}
   */
  public LinkArguments withoutLibrary(String library) {
    List<Word> gone = new LibraryName(library).in(Word.of(tokens));
    BitSet dropped = new BitSet();
    Map<Integer, BitSet> cuts = new TreeMap<>();
    for (Word word : gone) {
      if (word.inList()) {
        // With the comma before it; "-Wl" alone is what is left when every item goes.
        cuts.computeIfAbsent(word.token(), i -> new BitSet()).set(word.from() - 1, word.to());
      } else {
        dropped.set(word.prefix() ? word.token() - 1 : word.token(), word.token() + 1);
      }
    }
    List<Token> kept = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      BitSet cut = cuts.get(i);
      if (cut != null) {
        token = token.without(cut);
      }
      if (dropped.get(i) || (cut != null && token.value().equals("-Wl"))) {
        continue;
      }
      // The first argument that is left begins where the list began.
      kept.add(kept.isEmpty() ? token.after(tokens.get(0).spacing()) : token);
    }
    return new LinkArguments(kept, tail);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    tokens.forEach(token -> text.append(token.spacing()).append(token.raw()));
    return text.append(tail).toString();
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
