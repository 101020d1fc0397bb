// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A call of a function that makes a text of texts (GNU make manual, sections 8.2 to 8.5).
 *
 * @param arguments its arguments, each expanded when it is asked for
 * @param in what they are a part of
 */
record Functions(List<String> arguments, Expansion in) {

  /** What a call returns; empty where that is not known here, or make would stop at it. */
  static Optional<String> call(Reference call, Expansion in) {
    String name = call.function().orElseThrow();
    int most =
        switch (name) {
          case "subst", "patsubst", "wordlist", "foreach", "if" -> 3;
          case "findstring", "filter", "filter-out", "word", "addprefix", "addsuffix" -> 2;
          case "or", "and" -> Integer.MAX_VALUE;
          default -> 1;
        };
    Functions function = new Functions(call.arguments(most), in);
    int least = name.equals("if") ? 2 : most == Integer.MAX_VALUE ? 1 : most;
    return function.arguments.size() < least ? Optional.empty() : function.value(name);
  }

  private Optional<String> value(String name) {
    return switch (name) {
      case "subst" -> Optional.of(substituted(get(0), get(1), get(2)));
      case "patsubst" -> Optional.of(pattern(get(0)).replaced(get(2), pattern(get(1))));
      case "findstring" -> Optional.of(get(0)).map(part -> get(1).contains(part) ? part : "");
      case "strip" -> Optional.of(each(0, word -> word));
      case "filter" -> Optional.of(filtered(true));
      case "filter-out" -> Optional.of(filtered(false));
      case "sort" -> Optional.of(joined(words(0).stream().sorted().distinct().toList()));
      case "words" -> Optional.of(String.valueOf(words(0).size()));
      case "word" -> part(1, number(0), number(0));
      case "wordlist" -> part(2, number(0), number(1));
      case "firstword" -> part(0, 1, 1);
      case "lastword" ->
          Optional.of(words(0))
              .map(all -> joined(all.subList(Math.max(0, all.size() - 1), all.size())));
      case "dir" ->
          Optional.of(
              each(0, word -> word.indexOf('/') < 0 ? "./" : word.substring(0, name(word))));
      case "notdir" -> Optional.of(each(0, word -> word.substring(name(word))));
      case "basename" -> Optional.of(each(0, word -> word.substring(0, suffix(word))));
      case "addprefix" -> Optional.of(get(0)).map(prefix -> each(1, word -> prefix + word));
      case "addsuffix" -> Optional.of(get(0)).map(suffix -> each(1, word -> word + suffix));
      case "foreach" -> Optional.of(in.each(get(0).strip(), get(1), arguments.get(2)));
      case "value" -> Optional.of(in.text(get(0)));
      case "if" -> Optional.of(stripped(0).isEmpty() ? arguments.size() > 2 ? get(2) : "" : get(1));
      case "or", "and" -> Optional.of(decided(name.equals("or")));
      default -> Optional.empty();
    };
  }

  private String get(int i) {
    return in.of(arguments.get(i));
  }

  private String stripped(int i) {
    return in.of(arguments.get(i).strip());
  }

  private List<String> words(int i) {
    return WordPattern.words(get(i));
  }

  private String each(int i, UnaryOperator<String> change) {
    return joined(words(i).stream().map(change).toList());
  }

  private static String joined(List<String> words) {
    return String.join(" ", words);
  }

  private static WordPattern pattern(String text) {
    return WordPattern.of(text);
  }

  /** Nothing is found at the end of any text. */
  private static String substituted(String from, String to, String text) {
    return from.isEmpty() ? text + to : text.replace(from, to);
  }

  private String filtered(boolean keeps) {
    List<WordPattern> patterns = words(0).stream().map(WordPattern::of).toList();
    return words(1).stream()
        .filter(word -> patterns.stream().anyMatch(one -> one.matches(word)) == keeps)
        .collect(Collectors.joining(" "));
  }

  private int number(int i) {
    String text = get(i).strip();
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }

  private Optional<String> part(int i, int first, int last) {
    List<String> words = words(i);
    int from = Math.min(first - 1, words.size());
    return first < 1 || last < 0
        ? Optional.empty()
        : Optional.of(joined(words.subList(from, Math.max(from, Math.min(last, words.size())))));
  }

  /** The first argument that is something, or is nothing; the last one where there is none. */
  private String decided(boolean byText) {
    String value = "";
    for (int i = 0; i < arguments.size(); i++) {
      value = stripped(i);
      if (value.isEmpty() != byText) {
        return value;
      }
    }
    return value;
  }

  private static int name(String word) {
    return word.lastIndexOf('/') + 1;
  }

  private static int suffix(String word) {
    int dot = word.lastIndexOf('.');
    return dot < name(word) ? word.length() : dot;
  }
}
