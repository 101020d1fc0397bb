// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.setup.MakeRule;
import io.github.nanvix.maven.cpython.setup.Makefile;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which shared modules of a configured build link a port: those whose link line looks for libraries
 * in the directory of one. Nobody has to list them, and none that configure has added is missed.
 */
final class PortLinks {
  private static final String SEARCHED = "-L" + UsedPort.place("");

  private PortLinks() {}

  /** The link lines, expanded, of the shared modules that link a port. */
  static SortedMap<String, List<String>> in(Makefile makefile) {
    SortedMap<String, List<String>> links = new TreeMap<>();
    for (String module : makefile.sharedModules()) {
      for (MakeRule rule : makefile.rules(makefile.sharedModuleFile(module))) {
        List<String> words = new ArrayList<>();
        for (String line : rule.recipe()) {
          words.addAll(LinkArguments.parse(makefile.expand(line)).values());
        }
        if (!ports(words).isEmpty()) {
          links.put(module, words);
        }
      }
    }
    return links;
  }

  /** The ports in whose directories a link line looks, in its order. */
  static List<String> ports(List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith(SEARCHED))
        .map(word -> word.substring(SEARCHED.length()))
        .map(word -> word.contains("/") ? word.substring(0, word.indexOf('/')) : word)
        .distinct()
        .toList();
  }

  /** The names of the libraries that a link line asks for, in its order. */
  static List<String> libraries(List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith("-l"))
        .map(word -> word.substring(2))
        .distinct()
        .toList();
  }
}
