// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.make.Definition;
import io.github.nanvix.maven.cpython.make.Statement;
import io.github.nanvix.maven.cpython.make.Statement.ForTargets;
import io.github.nanvix.maven.cpython.make.Statement.Rule;
import io.github.nanvix.maven.cpython.make.Statements;
import io.github.nanvix.maven.cpython.make.Variables;
import io.github.nanvix.maven.failure.BuildException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Makefile that CPython's configure and makesetup generate, to be asked, not to be run.
 *
 * <p>Limits, none of which such a Makefile meets: both branches of a condition are read, included
 * files are not, and the environment has no variables.
 */
public final class Makefile {
  private final Variables variables = new Variables();
  private final List<MakeRule> rules = new ArrayList<>();
  private final List<ForTargets> targetVariables = new ArrayList<>();

  private Makefile(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Definition definition) {
        variables.define(definition);
      } else if (statement instanceof ForTargets definition) {
        targetVariables.add(definition);
      } else if (statement instanceof Rule rule) {
        rules.add(MakeRule.of(rule));
      }
    }
  }

  /** Reads any text. */
  public static Makefile parse(String text) {
    return new Makefile(Statements.of(text));
  }

  /** Reads any bytes; what is not UTF-8 is read as replacement characters. */
  public static Makefile parse(byte[] bytes) {
    return parse(new String(bytes, StandardCharsets.UTF_8));
  }

  /** The text of a variable's definition, not expanded; empty where it has none. */
  public Optional<String> definition(String variable) {
    return variables.definition(variable);
  }

  /** A variable's value, expanded; empty text where it has no definition, as in make. */
  public String value(String variable) {
    return expand("$(" + variable + ")");
  }

  /** The words of a variable's value. */
  public List<String> words(String variable) {
    return Statements.words(value(variable));
  }

  /**
   * Expands references as make does. A name without definition becomes nothing; automatic
   * variables, and functions that ask the machine, stay as they are.
   *
   * @throws BuildException if a variable refers to itself
   */
  public String expand(String text) {
    return variables.expand(text);
  }

  /** All rules, in the order of the file. */
  public List<MakeRule> rules() {
    return List.copyOf(rules);
  }

  /** The rules whose expanded targets include the expanded {@code target}. */
  public List<MakeRule> rules(String target) {
    return rules.stream().filter(rule -> names(rule.targets(), target)).toList();
  }

  /**
   * Definitions that hold for one target only, such as {@code LIBS += -lffi} in {@code python: LIBS
   * += -lffi}.
   */
  public List<ForTargets> targetVariables(String target) {
    return targetVariables.stream().filter(one -> names(one.targets(), target)).toList();
  }

  private boolean names(List<String> targets, String target) {
    String wanted = expand(target);
    return targets.stream().anyMatch(one -> Statements.words(expand(one)).contains(wanted));
  }

  /** The file that a shared module is linked to, expanded: {@code Modules/_ctypes.cpython-….so}. */
  public String sharedModuleFile(String module) {
    return expand("Modules/" + module + "$(EXT_SUFFIX)");
  }

  /** The names of the modules in {@code SHAREDMODS}, in its order. */
  public List<String> sharedModules() {
    String suffix = value("EXT_SUFFIX");
    return words("SHAREDMODS").stream()
        .map(file -> file.substring(file.lastIndexOf('/') + 1))
        .map(
            file ->
                file.endsWith(suffix) ? file.substring(0, file.length() - suffix.length()) : file)
        .toList();
  }
}
