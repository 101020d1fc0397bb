// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dollar sign and what belongs to it: {@code $$}, {@code $x}, {@code $(x)} or a call.
 *
 * @param text all of it
 * @param name what stands within the parentheses; for a call what follows the function's name
 * @param function the function that is called
 */
record Reference(String text, String name, Optional<String> function) {
  private static final Set<String> FUNCTIONS =
      Set.of(
          ("abspath addprefix addsuffix and basename call dir error eval file filter filter-out"
                  + " findstring firstword flavor foreach guile if info join lastword notdir or"
                  + " origin patsubst realpath shell sort strip subst suffix value warning wildcard"
                  + " word wordlist words")
              .split(" "));
  private static final Pattern CALL = Pattern.compile("([a-z-]+)(?:\\s+|$)");
  private static final Predicate<String> IS_VARIABLE =
      Pattern.compile("[^\\s:#=$(){},]+").asMatchPredicate();

  /** The reference that begins with a dollar sign; empty where make finds no end of it. */
  static Optional<Reference> at(String text, int dollar) {
    if (dollar + 1 == text.length()) {
      return Optional.empty();
    }
    if (!isOpening(text, dollar + 1)) {
      String whole = text.substring(dollar, dollar + 2);
      return Optional.of(new Reference(whole, whole.substring(1), Optional.empty()));
    }
    int end = closed(text, dollar);
    int first = text.indexOf(closing(text.charAt(dollar + 1)), dollar);
    if (first < 0) {
      return Optional.empty();
    }
    Matcher call = CALL.matcher(text).region(dollar + 2, end < 0 ? first : end - 1);
    boolean isCall = call.lookingAt() && FUNCTIONS.contains(call.group(1));
    if (!isCall && text.substring(dollar + 2, first).indexOf('$') < 0) {
      // A name without references in it ends at the first parenthesis, whatever it opens.
      end = first + 1;
    }
    return end < 0
        ? Optional.empty()
        : Optional.of(
            new Reference(
                text.substring(dollar, end),
                text.substring(isCall ? call.end() : dollar + 2, end - 1),
                isCall ? Optional.of(call.group(1)) : Optional.empty()));
  }

  /** Whether it is a dollar sign that is meant as such. */
  boolean isDollar() {
    return text.equals("$$");
  }

  /** Where the reference with parentheses or braces that begins at a dollar sign ends, or -1. */
  static int closed(String text, int dollar) {
    return isOpening(text, dollar + 1) ? outermost(text, dollar + 1) : -1;
  }

  /** Where that ends which make passes over when it looks for a character outside references. */
  static int passed(String text, int dollar) {
    if (isOpening(text, dollar + 1)) {
      int end = outermost(text, dollar + 1);
      return end < 0 ? text.length() : end;
    }
    return Math.min(dollar + 2, text.length());
  }

  private static int outermost(String text, int open) {
    char opening = text.charAt(open);
    char closing = closing(opening);
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == opening ? 1 : c == closing ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean isOpening(String text, int at) {
    return text.startsWith("(", at) || text.startsWith("{", at);
  }

  private static char closing(char opening) {
    return opening == '(' ? ')' : '}';
  }

  /** The arguments of a call, not expanded: the last of so many holds every comma that is left. */
  List<String> arguments(int most) {
    char opening = text.charAt(1);
    char closing = closing(opening);
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < name.length() && arguments.size() < most - 1; i++) {
      char c = name.charAt(i);
      depth += c == opening ? 1 : c == closing ? -1 : 0;
      if (c == ',' && depth == 0) {
        arguments.add(name.substring(from, i));
        from = i + 1;
      }
    }
    arguments.add(name.substring(from));
    return arguments;
  }

  /** The words between blanks outside every reference. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i <= text.length()) {
      if (i == text.length() || " \t\n".indexOf(text.charAt(i)) >= 0) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = ++i;
      } else {
        i = text.charAt(i) == '$' ? passed(text, i) : i + 1;
      }
    }
    return words;
  }

  /** The names of files in a list, in which a backslash may stand before a blank. */
  static List<String> names(String text) {
    if (text.indexOf('\\') < 0) {
      return words(text);
    }
    List<String> names = new ArrayList<>();
    MappedText rest = MappedText.of(text);
    while (rest.length() > 0) {
      Cut cut = Cut.at(" \t\n", rest);
      names.add(cut.before().toString());
      rest = rest.part(Math.min(cut.at() + 1, rest.length()), rest.length());
    }
    names.removeIf(String::isEmpty);
    return names;
  }

  /**
   * A text with each reference in it as a piece that hides something, {@code $$} as it is meant.
   */
  static MappedText hidden(MappedText text) {
    String all = text.toString();
    if (all.indexOf('$') < 0) {
      return text;
    }
    MappedText.Builder out = new MappedText.Builder();
    int i = 0;
    for (int dollar = all.indexOf('$'); dollar >= 0; dollar = all.indexOf('$', i)) {
      out.add(text, i, dollar);
      Optional<Reference> found = at(all, dollar);
      // What is never closed hides all that follows.
      i = found.map(one -> one.text().length()).orElse(all.length() - dollar) + dollar;
      if (found.filter(Reference::isDollar).isPresent()) {
        out.add('$', text.start(dollar), text.end(dollar + 1));
      } else if (dollar + 1 == all.length()) {
        out.add(text, dollar, i);
      } else {
        Optional<String> variable =
            found.filter(one -> one.function().isEmpty()).map(Reference::name);
        out.addHidden(text, dollar, i, variable.filter(IS_VARIABLE));
      }
    }
    out.add(text, i, all.length());
    return out.build();
  }
}
