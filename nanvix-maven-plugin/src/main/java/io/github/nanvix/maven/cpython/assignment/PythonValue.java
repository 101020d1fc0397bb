// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.assignment.PythonToken.Kind;
import io.github.nanvix.maven.cpython.assignment.Sequence.Part;
import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads the expression that gives a variable its value, as far as it is text: literals, sums,
 * lists, tuples, {@code join}, {@code split}. Everything else is a piece that hides something.
 */
final class PythonValue {
  // Deeper than anyone writes, and not as deep as the stack.
  private static final int MAX_DEPTH = 100;

  private final PythonFile file;
  private final Assignments found;
  private int at;
  private int depth;

  /** What an expression gives: one string, or several arguments. */
  private record Value(MappedText text, boolean isList) {}

  private PythonValue(PythonFile file, int at, Assignments found) {
    this.file = file;
    this.at = at;
    this.found = found;
  }

  /** Reads the expression that begins with a token. */
  static MappedText read(PythonFile file, int token, Assignments found) throws UnclosedException {
    return new PythonValue(file, token, found).expression().text();
  }

  private Value expression() throws UnclosedException {
    int first = at;
    // As in LIBS = OTHER = "…".
    while (token(0).kind() == Kind.NAME && token(1).is("=")) {
      at += 2;
    }
    Value sum = operand();
    while (token(0).is("+")) {
      at++;
      sum = joined(List.of(sum, operand()), sum.isList());
    }
    return token(0).endsExpression()
        ? sum
        : hidden(first, file.endOfExpression(at), Optional.empty());
  }

  private Value operand() throws UnclosedException {
    if (++depth > MAX_DEPTH) {
      throw new UnclosedException("bracket", token(0).from());
    }
    int first = at;
    Value value =
        token(0).isString()
            ? literals()
            : token(0).is("(") || token(0).is("[") ? bracket() : other();
    depth--;
    return trailed(first, value);
  }

  private Value literals() throws UnclosedException {
    MappedText.Builder text = new MappedText.Builder();
    List<Part> parts = new ArrayList<>();
    for (; token(0).isString(); at++) {
      PythonToken token = token(0);
      PythonString literal = new PythonString(file.text(), token.from());
      literal.decode(file.characters(), text);
      parts.add(new Part(token.from(), token.to(), token.to(), range(literal)));
    }
    found.add(new Sequence(parts, false, false));
    return new Value(text.build(), false);
  }

  private static BitSet range(PythonString literal) throws UnclosedException {
    BitSet range = new BitSet();
    range.set(literal.bodyFrom(), literal.bodyTo());
    return range;
  }

  private Value bracket() throws UnclosedException {
    int first = at++;
    boolean isTuple = token(-1).is("(");
    List<Value> values = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    boolean hasCommas = false;
    while (!token(0).isClosing() && token(0).kind() != Kind.END) {
      int begin = at;
      values.add(expression());
      int last = at - 1;
      if (last < begin || !(token(0).is(",") || token(0).isClosing())) {
        // A comprehension, or no Python.
        return hidden(first, file.closing(first) + 1, Optional.empty());
      }
      hasCommas |= token(0).is(",");
      int end = token(0).is(",") ? token(0).to() : file.token(last).to();
      at += token(0).is(",") ? 1 : 0;
      parts.add(new Part(file.token(begin).from(), file.token(last).to(), end, texts(begin, last)));
    }
    at++;
    if (isTuple && !hasCommas && values.size() == 1) {
      return values.get(0);
    }
    found.add(new Sequence(parts, true, isTuple));
    return joined(values, true);
  }

  /** The characters of literals; none where an element has more than literals. */
  private BitSet texts(int first, int last) throws UnclosedException {
    BitSet texts = new BitSet();
    for (int i = first; i <= last; i++) {
      if (!file.token(i).isString()) {
        return new BitSet();
      }
      texts.or(range(new PythonString(file.text(), file.token(i).from())));
    }
    return texts;
  }

  /** A variable, or an expression that is not looked into. */
  private Value other() {
    int first = at;
    if (token(0).is("*")) {
      at++;
    }
    int name = at;
    while (!token(0).endsExpression() && !token(0).is("+")) {
      at = token(0).isOpening() ? file.closing(at) + 1 : at + 1;
    }
    boolean dotted = at > name;
    if (at == name + 1 && file.token(name).isName("None")) {
      return new Value(new MappedText.Builder().build(), false);
    }
    for (int i = name; i < at; i++) {
      dotted &= (i - name) % 2 == 0 ? file.token(i).kind() == Kind.NAME : file.token(i).is(".");
    }
    return hidden(first, at, dotted ? Optional.of(file.token(at - 1).text()) : Optional.empty());
  }

  /** What methods and the operator {@code %} make of a value. */
  private Value trailed(int first, Value value) throws UnclosedException {
    MappedText text = value.text();
    if (token(0).is("%") && !value.isList()) {
      at++;
      operand();
      return new Value(PythonPlaceholders.percent(text), false);
    }
    boolean isCall = token(0).is(".") && token(2).is("(");
    if (!isCall) {
      return value;
    }
    int arguments = at + 3;
    at = file.closing(at + 2) + 1;
    boolean isPlain = at == arguments + 1;
    String method = file.token(arguments - 2).text();
    Value result;
    if (method.equals("split") && isPlain) {
      result = new Value(text, true);
    } else if (method.equals("strip") && isPlain) {
      result = value;
    } else if (method.equals("format")) {
      result = new Value(PythonPlaceholders.braces(text), false);
    } else if (method.equals("join") && text.length() > 0 && text.toString().isBlank()) {
      result = new Value(new PythonValue(file, arguments, found).expression().text(), false);
    } else {
      return hidden(first, at, Optional.empty());
    }
    return trailed(first, result);
  }

  private Value joined(List<Value> values, boolean isList) {
    MappedText.Builder text = new MappedText.Builder();
    boolean spaced = isList || values.stream().anyMatch(Value::isList);
    for (Value value : values) {
      if (spaced && text.length() > 0 && value.text().length() > 0) {
        int place = value.text().start(0);
        text.add(' ', place, place);
      }
      text.add(value.text(), 0, value.text().length());
    }
    return new Value(text.build(), spaced);
  }

  private Value hidden(int first, int next, Optional<String> variable) {
    at = next;
    MappedText.Builder text = new MappedText.Builder();
    if (next > first) {
      text.addHidden(
          file.characters(), file.token(first).from(), file.token(next - 1).to(), variable);
    }
    return new Value(text.build(), false);
  }

  private PythonToken token(int ahead) {
    return file.token(at + ahead);
  }
}
