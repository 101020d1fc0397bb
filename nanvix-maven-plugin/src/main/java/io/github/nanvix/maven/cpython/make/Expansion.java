// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import io.github.nanvix.maven.cpython.make.Variables.Variable;
import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One expansion of a text (GNU make manual, chapters 6 and 8). */
final class Expansion {
  // The Makefile of CPython takes a few thousand; a nest of doubling references takes 2^n.
  private static final int MAX_REFERENCES = 200_000;
  private static final int MAX_DEPTH = 200;
  // References within references, which take more of the stack than anyone writes.
  private static final int MAX_NESTED = 250;

  private final Variables variables;
  private final Map<String, String> given = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int references;
  private int nested;
  private int kept;

  Expansion(Variables variables) {
    this.variables = variables;
  }

  /** Whether nothing has stayed as it was so far. */
  boolean isKnown() {
    return kept == 0;
  }

  /** Expands a text. */
  String of(String text) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    if (nested > MAX_NESTED) {
      kept++;
      return text;
    }
    nested++;
    StringBuilder out = new StringBuilder();
    int i = 0;
    for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', i)) {
      out.append(text, i, dollar);
      Optional<Reference> reference = Reference.at(text, dollar);
      Optional<String> value = reference.flatMap(this::value);
      String whole = reference.map(Reference::text).orElse(text.substring(dollar));
      // A dollar sign alone at the end is one.
      kept += value.isPresent() || whole.length() == 1 ? 0 : 1;
      out.append(value.orElse(whole));
      i = dollar + whole.length();
    }
    nested--;
    return out.append(text, i, text.length()).toString();
  }

  /** What a reference stands for; empty where it must stay as it is. */
  private Optional<String> value(Reference reference) {
    if (reference.isDollar()) {
      return Optional.of("$");
    }
    int before = kept;
    if (reference.function().isPresent()) {
      return Functions.call(reference, this).filter(value -> kept == before);
    }
    String name = of(reference.name());
    int colon = name.indexOf(':');
    int equals = name.indexOf('=', colon + 1);
    if (kept > before || "@<^*?+|%".indexOf(reference.text().charAt(1)) >= 0) {
      return Optional.empty();
    }
    if (colon < 0 || equals < 0) {
      return variable(name);
    }
    WordPattern from = WordPattern.of(name.substring(colon + 1, equals));
    String by = name.substring(equals + 1);
    WordPattern to = from.isOpen() ? WordPattern.of(by) : new WordPattern("", by, true);
    return variable(name.substring(0, colon))
        .filter(value -> kept == before)
        .map(value -> from.opened().replaced(value, to));
  }

  /** The value of a variable; empty of one that only a recipe has. */
  private Optional<String> variable(String name) {
    if (given.containsKey(name)) {
      return Optional.of(given.get(name));
    }
    if (!name.isEmpty() && "@<^*?+|%".indexOf(name.charAt(0)) >= 0) {
      return Optional.empty();
    }
    Optional<Variable> variable = variables.find(name);
    if (variable.isEmpty()) {
      return Optional.of("");
    }
    if (open.contains(name) || ++references > MAX_REFERENCES || open.size() > MAX_DEPTH) {
      throw endless(name);
    }
    kept += variable.get().isKnown() ? 0 : 1;
    open.push(name);
    String value = variable.get().value();
    value = variable.get().isSimple() ? value : of(value);
    open.pop();
    return Optional.of(value);
  }

  /** Expands a text once for each word of a list that a variable has meanwhile. */
  String each(String variable, String list, String text) {
    StringBuilder out = new StringBuilder();
    Optional<String> before = Optional.ofNullable(given.get(variable));
    for (String word : WordPattern.words(list)) {
      given.put(variable, word);
      out.append(out.isEmpty() ? "" : " ").append(of(text));
    }
    before.ifPresentOrElse(value -> given.put(variable, value), () -> given.remove(variable));
    return out.toString();
  }

  /** The text of a variable as it was defined. */
  String text(String variable) {
    return variables.definition(variable).orElse("");
  }

  private BuildException endless(String name) {
    return BuildException.input(
        "Variable \""
            + name
            + "\" of the Makefile cannot be expanded: it "
            + (open.contains(name) ? "refers to itself" : "refers to too many others")
            + ", by way of "
            + String.join(" <- ", open.stream().limit(10).toList())
            + ".",
        "Correct the definition; make would stop at it too.");
  }
}
