// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ways in which a linker's arguments name one library (GNU ld manual, section 2.1).
 *
 * @param name the {@code -l} name, for example {@code ffi}
 */
record LibraryName(String name) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");

  // The word after one of these is no input file, whatever it looks like.
  private static final Set<String> WITH_OPERAND =
      Set.of(
          "-L",
          "-o",
          "-T",
          "-u",
          "-e",
          "-h",
          "-z",
          "-I",
          "-D",
          "-U",
          "-F",
          "-x",
          "-m",
          "-Y",
          "-R",
          "-b",
          "-y",
          "-soname",
          "--soname",
          "-rpath",
          "--rpath",
          "-rpath-link",
          "--rpath-link",
          "-Map",
          "--Map",
          "--undefined",
          "--entry",
          "--script",
          "--output",
          "--library-path",
          "-dynamic-linker",
          "--dynamic-linker",
          "--version-script",
          "--dynamic-list",
          "--defsym",
          "--exclude-libs",
          "--wrap",
          "--just-symbols",
          "--out-implib",
          "-isystem",
          "-include",
          "-iquote",
          "-idirafter",
          "-MF",
          "-MT",
          "-MQ",
          "-target",
          "-arch",
          "-framework",
          "-Xcompiler",
          "-Xassembler",
          "-Xpreprocessor");

  private static final Set<String> LIBRARY_OPTIONS = Set.of("-l", "-library", "--library");

  /**
   * @throws IllegalArgumentException if {@code name} can be no {@code -l} name
   */
  LibraryName {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Expected a library name such as \"ffi\", got \"" + name + "\"");
    }
  }

  /** The words that name this library; where an option and its operand do, both. */
  List<Word> in(List<Word> words) {
    return select(words, operand -> isNameSpec(operand.text()), this::isNamedBy);
  }

  /**
   * The words that may stand for this library: a part of them is a reference, or all of them a
   * file.
   */
  List<Word> mayBeIn(List<Word> words) {
    return select(
        words, operand -> mayBe(operand, 0, List.of(name, ":" + stem())), this::mayBeNamedBy);
  }

  /**
   * Whether an expression speaks of this library, as {@code $(LIBFFI_LIBS)} or {@code pkg-config
   * --libs libffi} do.
   */
  boolean isSpokenOf(String expression) {
    return Pattern.compile(
            "(?<![A-Za-z0-9])(lib|-l)?" + Pattern.quote(name) + "(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE)
        .matcher(expression)
        .find();
  }

  private static List<Word> select(
      List<Word> words, Predicate<Word> operands, Predicate<Word> others) {
    List<Word> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean more = i + 1 < words.size();
      if (LIBRARY_OPTIONS.contains(word.text()) && more) {
        Word operand = words.get(++i);
        if (operands.test(operand)) {
          found.add(word);
          found.add(operand);
        }
      } else if (WITH_OPERAND.contains(word.text())) {
        i++;
      } else if (others.test(word)) {
        found.add(word);
      }
    }
    return found;
  }

  private boolean isNamedBy(Word word) {
    String text = word.text();
    return optionLength(text)
        .map(length -> isNameSpec(text.substring(length)))
        .orElseGet(() -> !text.startsWith("-") && isFileName(text.substring(lastSlash(word) + 1)));
  }

  private boolean mayBeNamedBy(Word word) {
    String text = word.text();
    return optionLength(text)
        .map(length -> mayBe(word, length, List.of(name, ":" + stem())))
        .orElseGet(
            () ->
                text.startsWith("@")
                    || ((!text.startsWith("-") || !word.isLiteral(1))
                        && mayBe(word, lastSlash(word) + 1, List.of(stem(), "-l" + name))));
  }

  /** Whether a word whose name begins at {@code from} could be one of the names. */
  private static boolean mayBe(Word word, int from, List<String> names) {
    int literal = from;
    while (literal < word.text().length() && word.isLiteral(literal)) {
      literal++;
    }
    String begin = word.text().substring(from, literal);
    return literal < word.text().length()
        && names.stream().anyMatch(one -> one.startsWith(begin) || begin.startsWith(one));
  }

  /** The length of the option that a library's name follows in the same word. */
  private static Optional<Integer> optionLength(String word) {
    return Stream.of("-l", "--library=", "-library=")
        .filter(word::startsWith)
        .map(String::length)
        .findFirst();
  }

  private static int lastSlash(Word word) {
    int slash = word.text().lastIndexOf('/');
    while (slash >= 0 && !word.isLiteral(slash)) {
      slash = word.text().lastIndexOf('/', slash - 1);
    }
    return slash;
  }

  /** {@code ffi}, or {@code :libffi.a} and the like. */
  private boolean isNameSpec(String spec) {
    return spec.equals(name) || (spec.startsWith(":") && isFileName(spec.substring(1)));
  }

  private String stem() {
    return "lib" + name;
  }

  private boolean isFileName(String file) {
    return file.equals(stem() + ".a")
        || file.equals(stem() + ".so")
        || (file.startsWith(stem() + ".so.")
            && file.substring(stem().length() + 4).matches("[0-9]+(\\.[0-9]+)*"));
  }
}
