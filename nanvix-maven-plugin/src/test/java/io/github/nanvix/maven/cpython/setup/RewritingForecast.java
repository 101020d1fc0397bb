// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.makesetup.Interpretation;
import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.RuleTokens;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import java.util.ArrayList;
import java.util.List;

/**
 * What makesetup has to make of a file that was rewritten: the same as before, but for the rule of
 * the one module and the library in LIBS.
 *
 * @param unbundling what was done to the file
 * @param shell what runs makesetup
 */
record RewritingForecast(Unbundling unbundling, Shell shell) {

  Interpretation of(SetupDocument before, SetupDocument after) {
    String module = unbundling.rule().module();
    Interpretation old = read(before);
    Interpretation rewritten = read(after);
    List<Reading> readings = new ArrayList<>();
    boolean isPlaced = !after.withoutBlock().equals(after);
    if (isPlaced) {
      readings.add(
          rewritten.applied().stream()
              .filter(rule -> rule.tokens().modules().equals(List.of(module)))
              .filter(rule -> rule.linkage() == Linkage.SHARED)
              .findFirst()
              .orElseThrow());
    }
    for (Reading reading : old.readings()) {
      boolean isOurs =
          reading instanceof Reading.Applied rule && rule.tokens().modules().contains(module);
      if (!isPlaced || !isOurs) {
        readings.add(reading);
      } else if (((Reading.Applied) reading).tokens().modules().size() > 1) {
        readings.add(without(module, (Reading.Applied) reading));
      }
    }
    List<String> definitions = old.definitions().stream().map(this::definition).toList();
    return new Interpretation(readings, definitions, old.unfinished(), old.stops());
  }

  private Interpretation read(SetupDocument document) {
    return new SetupFiles(List.of(new SetupFiles.SetupFile("", document)), false)
        .interpretation(shell);
  }

  private Reading.Applied without(String module, Reading.Applied rule) {
    List<String> words = new ArrayList<>(rule.line().words());
    words.removeAll(List.of(module));
    return new Reading.Applied(
        rule.line(), RuleTokens.of(words).withDefaults(shell), rule.linkage(), rule.objects());
  }

  private String definition(String line) {
    int equals = line.indexOf('=') + 1;
    if (!line.matches("(?s)LIBS[ \t]*[+:?]?=.*")) {
      return line;
    }
    LinkArguments arguments = LinkArguments.parse(line.substring(equals));
    for (String library : unbundling.libraries()) {
      arguments = arguments.withoutLibrary(library);
    }
    return line.substring(0, equals) + arguments;
  }
}
