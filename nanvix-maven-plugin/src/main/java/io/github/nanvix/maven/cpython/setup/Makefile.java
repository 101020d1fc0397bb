package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The Makefile that CPython's configure and makesetup generate, to be asked, not to be run.
 *
 * <p>Limits, none of which such a Makefile meets: both branches of a condition are read, included
 * files and {@code define} blocks are not, and the environment has no variables.
 */
public final class Makefile {
  private final MakefileReader content;

  private Makefile(MakefileReader content) {
    this.content = content;
  }

  /** Reads any text. */
  public static Makefile parse(String text) {
    return new Makefile(new MakefileReader(text).read());
  }

  /** Reads any bytes; what is not UTF-8 is read as replacement characters. */
  public static Makefile parse(byte[] bytes) {
    return parse(new String(bytes, StandardCharsets.UTF_8));
  }

  /** The text of a variable's definition, not expanded; empty where it has none. */
  public Optional<String> definition(String variable) {
    return content.variables.definition(variable);
  }

  /** A variable's value, expanded; empty text where it has no definition, as in make. */
  public String value(String variable) {
    return expand("$(" + variable + ")");
  }

  /** The words of a variable's value. */
  public List<String> words(String variable) {
    return MakeText.words(value(variable));
  }

  /**
   * Expands {@code $(NAME)}, <code>${NAME}</code> and {@code $$}. A name without definition becomes
   * nothing; functions, substitution references and automatic variables stay as they are.
   *
   * @throws BuildException if a variable refers to itself
   */
  public String expand(String text) {
    return content.variables.expand(text);
  }

  /** All rules, in the order of the file. */
  public List<MakeRule> rules() {
    return List.copyOf(content.rules);
  }

  /** The rules whose expanded targets include the expanded {@code target}. */
  public List<MakeRule> rules(String target) {
    return naming(content.rules, target);
  }

  /**
   * Assignments that hold for one target only, such as {@code LIBS += -lffi} in {@code python: LIBS
   * += -lffi}, as they stand in the file.
   */
  public List<String> targetVariables(String target) {
    return naming(content.targetVariables, target).stream()
        .map(rule -> rule.prerequisites().get(0))
        .toList();
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

  private List<MakeRule> naming(List<MakeRule> rules, String target) {
    String wanted = expand(target);
    return rules.stream()
        .filter(
            rule ->
                rule.targets().stream()
                    .anyMatch(one -> MakeText.words(expand(one)).contains(wanted)))
        .toList();
  }
}
