package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Variables of a Makefile and their expansion (GNU make manual, chapter 6), as far as a generated
 * Makefile needs it: functions, substitution references and automatic variables stay as they are.
 */
final class MakeVariables {
  // The Makefile of CPython takes a few thousand; a nest of doubling references takes 2^n.
  private static final int MAX_REFERENCES = 200_000;
  private static final int MAX_DEPTH = 200;

  private final Map<String, Variable> variables = new LinkedHashMap<>();

  private record Variable(String value, boolean simple) {}

  /** Applies one definition: {@code =}, {@code :=}, {@code ::=}, {@code +=} or {@code ?=}. */
  void define(String name, String operator, String value) {
    Variable old = variables.get(name);
    switch (operator) {
      case "=" -> variables.put(name, new Variable(value, false));
      case "?=" -> variables.putIfAbsent(name, new Variable(value, false));
      case "+=" -> {
        boolean simple = old != null && old.simple();
        String more = simple ? expand(value) : value;
        variables.put(name, new Variable(old == null ? more : old.value() + " " + more, simple));
      }
      // What a shell would say is not known here; the text stands for it.
      case "!=" -> variables.put(name, new Variable("$(shell " + value + ")", false));
      default -> variables.put(name, new Variable(expand(value), true));
    }
  }

  /** The text of a definition. */
  Optional<String> definition(String name) {
    return Optional.ofNullable(variables.get(name)).map(Variable::value);
  }

  /**
   * @throws BuildException if a variable refers to itself, or the expansion has no sensible end
   */
  String expand(String text) {
    return new Expansion().of(text);
  }

  private final class Expansion {
    private final Deque<String> open = new ArrayDeque<>();
    private int references;

    String of(String text) {
      StringBuilder out = new StringBuilder();
      int i = 0;
      while (i < text.length()) {
        int dollar = text.indexOf('$', i);
        if (dollar < 0) {
          dollar = text.length();
        }
        out.append(text, i, dollar);
        if (dollar == text.length()) {
          break;
        }
        i = MakeText.endOfReference(text, dollar);
        out.append(reference(text.substring(dollar, i)));
      }
      return out.toString();
    }

    private String reference(String reference) {
      if (reference.equals("$$")) {
        return "$";
      }
      boolean closed = reference.endsWith(")") || reference.endsWith("}");
      if (reference.length() < 2 || (reference.length() > 2 && !closed)) {
        return reference;
      }
      String body =
          reference.length() == 2
              ? reference.substring(1)
              : reference.substring(2, reference.length() - 1);
      String name = body.indexOf('$') < 0 ? body : of(body);
      if (!isName(name)) {
        return reference;
      }
      Variable variable = variables.get(name);
      if (variable == null) {
        return "";
      }
      enter(name);
      String value = variable.simple() ? variable.value() : of(variable.value());
      open.pop();
      return value;
    }

    private void enter(String name) {
      if (open.contains(name) || ++references > MAX_REFERENCES || open.size() > MAX_DEPTH) {
        throw BuildException.input(
            "Variable \""
                + name
                + "\" of the Makefile cannot be expanded: it "
                + (open.contains(name) ? "refers to itself" : "refers to too many others")
                + ", by way of "
                + String.join(" <- ", open.stream().limit(10).toList())
                + ".",
            "Correct the definition; make would stop at it too.");
      }
      open.push(name);
    }
  }

  /** Whether what stands in a reference is a name: no function, no substitution, not automatic. */
  private static boolean isName(String body) {
    if (body.isEmpty() || "@<^*?+|%".indexOf(body.charAt(0)) >= 0) {
      return false;
    }
    return body.chars().noneMatch(c -> c <= ' ' || c == ':' || c == '#' || c == '=' || c == ',');
  }
}
