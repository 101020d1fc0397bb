// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code make -n -w} prints: the commands that it would run, and where. */
final class MakeTranscript {
  private static final Pattern MOVE =
      Pattern.compile("\\S*make\\S*: (Entering|Leaving) directory [`'](.*)'");
  // Words that may stand before a command's own.
  private static final Pattern KEYWORD =
      Pattern.compile("then|do|else|if|elif|while|until|[!{@-]|[A-Za-z_]\\w*=.*");

  private final String root;
  private final List<Call> calls = new ArrayList<>();

  /**
   * A command.
   *
   * @param directory where it would run, below the source, with a slash at its end; empty for the
   *     source itself
   */
  record Call(String directory, List<String> words) {
    /** The file name of its program. */
    String program() {
      return SourceTree.fileName(words.get(0));
    }

    /** A path of the source that a word names; empty where it leads out. */
    Optional<String> path(String word) {
      return SourceTree.normal(directory + word);
    }
  }

  private MakeTranscript(String root) {
    this.root = root.endsWith("/") ? root : root + "/";
  }

  /**
   * Reads one.
   *
   * @param root the directory that was the source
   */
  static List<Call> calls(String text, String root) {
    MakeTranscript transcript = new MakeTranscript(root);
    transcript.read(text.replace("\\\n", " "));
    return transcript.calls;
  }

  private void read(String text) {
    Deque<Optional<String>> places = new ArrayDeque<>();
    places.push(Optional.of(""));
    for (String line : text.split("\n")) {
      Matcher move = MOVE.matcher(line);
      if (move.matches()) {
        if (move.group(1).equals("Entering")) {
          places.push(below(move.group(2)));
        } else if (places.size() > 1) {
          places.pop();
        }
      } else {
        places.element().ifPresent(directory -> read(line, directory));
      }
    }
  }

  private void read(String line, String directory) {
    String at = directory;
    String variable = "";
    List<String> items = List.of();
    for (List<String> command : ShellWords.of(line)) {
      List<String> words = new ArrayList<>(command);
      while (!words.isEmpty() && KEYWORD.matcher(words.get(0)).matches()) {
        words.remove(0);
      }
      if (words.isEmpty()) {
        continue;
      }
      if (words.get(0).equals("cd") && words.size() > 1) {
        at = SourceTree.normal(at + words.get(1)).map(path -> path + "/").orElse(at);
      } else if (words.get(0).equals("for") && words.size() > 2) {
        variable = words.get(1);
        items = words.subList(3, words.size());
      } else {
        calls.add(new Call(at, expanded(words, variable, items)));
      }
    }
  }

  /** A word with the variable of a loop becomes one for each of its items. */
  private static List<String> expanded(List<String> words, String variable, List<String> items) {
    if (variable.isEmpty()) {
      return words;
    }
    List<String> expanded = new ArrayList<>();
    Pattern reference = Pattern.compile("\\$(\\{" + variable + "\\}|" + variable + "\\b)");
    for (String word : words) {
      if (reference.matcher(word).find()) {
        items.forEach(
            item ->
                expanded.add(reference.matcher(word).replaceAll(Matcher.quoteReplacement(item))));
      } else {
        expanded.add(word);
      }
    }
    return expanded;
  }

  private Optional<String> below(String directory) {
    String path = directory + "/";
    return path.startsWith(root) ? Optional.of(path.substring(root.length())) : Optional.empty();
  }
}
