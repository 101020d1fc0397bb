// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables of a Makefile. There are none of make's own, and none of the environment. */
public final class Variables {
  private static final Variable UNDEFINED = new Variable("", false, true, false);

  private final Map<String, Variable> variables = new HashMap<>();

  /**
   * A variable.
   *
   * @param value its text
   * @param isSimple whether the text is expanded already
   * @param isKnown whether nothing in an expanded text had to stay as it is
   * @param isOverride whether only {@code override} gives it another
   */
  record Variable(String value, boolean isSimple, boolean isKnown, boolean isOverride) {}

  /** Does what a definition says. */
  public void define(Definition definition) {
    String name = expand(definition.name());
    Variable old = variables.getOrDefault(name, UNDEFINED);
    boolean isOverride = definition.isOverride();
    String operator = definition.operator();
    boolean isKept = operator.equals("?=") && variables.containsKey(name);
    if (isKept || (old.isOverride() && !isOverride)) {
      return;
    }
    String text = definition.value().toString();
    Variable before = operator.equals("+=") ? old : UNDEFINED;
    if (operator.isEmpty()) {
      variables.remove(name);
    } else if (before.isSimple() || operator.endsWith(":=")) {
      Expansion expansion = new Expansion(this);
      String value = joined(before.value(), expansion.of(text));
      boolean isKnown = expansion.isKnown() && before.isKnown();
      variables.put(name, new Variable(value, true, isKnown, isOverride));
    } else {
      // What a shell would say is not known here; the text stands for it.
      String value = operator.equals("!=") ? "$(shell " + text + ")" : text;
      variables.put(name, new Variable(joined(before.value(), value), false, true, isOverride));
    }
  }

  private static String joined(String before, String more) {
    return before + (before.isEmpty() || more.isEmpty() ? "" : " ") + more;
  }

  /** The text of a definition. */
  public Optional<String> definition(String name) {
    return find(name).map(Variable::value);
  }

  Optional<Variable> find(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /**
   * Expands all references. A name without definition becomes nothing; automatic variables, and
   * functions that ask the machine or do more than return a text, stay as they are.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if a variable refers to itself, or the
   *     expansion has no sensible end
   */
  public String expand(String text) {
    return new Expansion(this).of(text);
  }
}
