// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.cpython.makesetup.Section;
import io.github.nanvix.maven.cpython.makesetup.Statement;
import io.github.nanvix.maven.failure.BuildException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The lines of a Setup file that are ours, between two comments.
 *
 * <p>The block is the first thing in the file. There it precedes every other rule, no continued
 * line can run into it, and the section that it has to leave behind is known: every file begins in
 * {@code *static*}.
 *
 * @param rules of shared modules
 * @param disabled names of modules that are not to be built
 * @param builtIn rules of modules that the interpreter carries
 */
record OwnedBlock(List<RuleLine> rules, List<String> disabled, List<RuleLine> builtIn) {
  private static final String BEGIN_MARK = "# >>> nanvix";
  private static final String BEGIN =
      BEGIN_MARK + " writes these lines anew; put yours below the closing mark >>>";
  private static final String END = "# <<< nanvix <<<";

  OwnedBlock {
    rules = List.copyOf(rules);
    disabled = List.copyOf(disabled);
    builtIn = List.copyOf(builtIn);
  }

  /** A file taken apart: the rules in its block, and every other line as it stands. */
  record Split(OwnedBlock block, List<String> rest) {}

  /**
   * Takes a file apart.
   *
   * @param charset what its characters were decoded with; the block is UTF-8 in any case
   * @throws BuildException if the marks do not pair, or something else than ours is between them
   */
  static Split split(List<String> lines, Charset charset) {
    OptionalInt begin = find(lines, 0, BEGIN_MARK);
    OptionalInt end = find(lines, 0, END);
    if (begin.isEmpty() && end.isEmpty()) {
      return new Split(new OwnedBlock(List.of(), List.of(), List.of()), lines);
    }
    int from = begin.orElse(Integer.MAX_VALUE);
    int to = end.orElse(-1);
    if (to < from) {
      throw damaged(end.isPresent() ? to : from, "has no partner");
    }
    find(lines, from + 1, BEGIN_MARK)
        .ifPresent(
            second -> {
              throw damaged(second, "is a second one");
            });
    find(lines, to + 1, END)
        .ifPresent(
            second -> {
              throw damaged(second, "is a second one");
            });
    List<String> rest = new ArrayList<>(lines.subList(0, from));
    rest.addAll(lines.subList(to + 1, lines.size()));
    List<String> owned =
        lines.subList(from + 1, to).stream()
            .map(line -> new String(line.getBytes(charset), StandardCharsets.UTF_8))
            .toList();
    return new Split(read(owned, from + 1), rest);
  }

  /** This block with a rule in the place of the one for the same module, or at the end. */
  OwnedBlock with(RuleLine rule) {
    return new OwnedBlock(with(rule, rules), disabled, builtIn);
  }

  /** The same for a module that the interpreter carries. */
  OwnedBlock withBuiltIn(RuleLine rule) {
    return new OwnedBlock(rules, disabled, with(rule, builtIn));
  }

  private static List<RuleLine> with(RuleLine rule, List<RuleLine> rules) {
    List<RuleLine> all = new ArrayList<>(rules);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).module().equals(rule.module())) {
        all.set(i, rule);
        return all;
      }
    }
    all.add(rule);
    return all;
  }

  /** This block with a module that is not to be built. */
  OwnedBlock without(String module) {
    List<String> all = new ArrayList<>(disabled);
    if (!all.contains(module)) {
      all.add(module);
    }
    return new OwnedBlock(rules, all, builtIn);
  }

  /** The lines of the block, each with its newline. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(BEGIN + "\n");
    if (!rules.isEmpty()) {
      lines.add(Section.SHARED.marker() + "\n");
      rules.forEach(rule -> lines.add(rule.text() + "\n"));
    }
    if (!disabled.isEmpty()) {
      lines.add(Section.DISABLED.marker() + "\n");
      disabled.forEach(module -> lines.add(module + "\n"));
    }
    lines.add(Section.STATIC.marker() + "\n");
    builtIn.forEach(rule -> lines.add(rule.text() + "\n"));
    lines.add(END + "\n");
    return lines;
  }

  private static OwnedBlock read(List<String> lines, int above) {
    List<RuleLine> rules = new ArrayList<>();
    List<String> disabled = new ArrayList<>();
    List<RuleLine> builtIn = new ArrayList<>();
    Optional<Linkage> linkage = Optional.empty();
    for (Statement statement : SetupDocument.statements(lines)) {
      boolean isDisabled = linkage.equals(Optional.of(Linkage.DISABLED));
      if (statement instanceof Statement.Rule rule
          && rule.tokens().modules().size() == 1
          && rule.tokens().sources().isEmpty() == isDisabled) {
        if (isDisabled) {
          disabled.addAll(rule.tokens().modules());
        } else if (linkage.equals(Optional.of(Linkage.STATIC))) {
          builtIn.add(RuleLine.of(rule));
        } else {
          rules.add(RuleLine.of(rule));
        }
      } else if (statement instanceof Statement.Marker marker) {
        linkage = marker.section().linkage();
      } else {
        throw damaged(above + statement.line().first().line() - 1, "is not ours");
      }
    }
    return new OwnedBlock(rules, disabled, builtIn);
  }

  private static OptionalInt find(List<String> lines, int from, String mark) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).startsWith(mark)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private static BuildException damaged(int index, String fault) {
    return BuildException.input(
        "The block of a Setup file between \""
            + BEGIN_MARK
            + " …\" and \""
            + END
            + "\" is damaged: line "
            + (index + 1)
            + " "
            + fault
            + ".",
        "Delete the block; it will be written anew.");
  }
}
