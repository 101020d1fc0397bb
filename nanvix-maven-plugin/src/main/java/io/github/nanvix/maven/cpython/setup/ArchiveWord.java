// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import java.util.List;

/**
 * A word of a rule that may name a library's static archive.
 *
 * @param word the word
 * @param library the library by its {@code -l} name
 */
record ArchiveWord(String word, String library) {

  /** The words that link the shared object instead; the word itself where it names no archive. */
  List<String> shared() {
    String file = "lib" + library + ".a";
    if (word.equals("-l:" + file) || word.equals(file)) {
      return List.of("-l" + library);
    }
    return word.endsWith("/" + file)
        ? List.of("-L" + word.substring(0, word.length() - file.length() - 1), "-l" + library)
        : List.of(word);
  }
}
