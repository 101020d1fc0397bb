// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.ArrayList;
import java.util.List;

/** A line for a shell as simple commands, as far as that can be said without running it. */
final class ShellWords {
  private static final String ENDS = ";&|()\n";

  private final String line;
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean open;

  private ShellWords(String line) {
    this.line = line;
  }

  /** The commands, each with its words; quotes are taken off. */
  static List<List<String>> of(String line) {
    ShellWords words = new ShellWords(line);
    words.read();
    return words.commands;
  }

  private void read() {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        i++;
        boolean kept = quote == '"' && "\\\"$`\n".indexOf(line.charAt(i)) < 0;
        word.append(kept ? "\\" : "").append(line.charAt(i) == '\n' ? "" : line.charAt(i));
        open = true;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        open = true;
      } else if (ENDS.indexOf(c) >= 0) {
        endCommand();
      } else if (Character.isWhitespace(c)) {
        endWord();
      } else if (c == '#' && !open && word.length() == 0) {
        break;
      } else {
        word.append(c);
      }
    }
    endCommand();
  }

  private void endWord() {
    if (open || word.length() > 0) {
      words.add(word.toString());
    }
    word.setLength(0);
    open = false;
  }

  private void endCommand() {
    endWord();
    if (!words.isEmpty()) {
      commands.add(words);
    }
    words = new ArrayList<>();
  }
}
