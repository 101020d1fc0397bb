// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.make.Statement.ForTargets;
import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a generated Makefile must say so that a module is a shared object which links a port, and
 * the interpreter does not.
 *
 * <p>makesetup exits with 0 where it loses a rule, so its product is looked at instead.
 *
 * @param module the module, for example {@code _ctypes}
 * @param libraries the port's libraries by their {@code -l} names, for example {@code ffi}; the
 *     module links one of them at least
 */
public record UnbundledBuild(String module, List<String> libraries) {
  private static final String SETUP_HINT = "Look at Modules/Setup.local and makesetup's output.";

  // In the order of the interpreter's link line.
  private static final List<String> INTERPRETER_LINK =
      List.of("LINKCC", "PY_CORE_LDFLAGS", "LINKFORSHARED", "LIBS", "MODLIBS", "SYSLIBS");

  /**
   * Refuses a Makefile that differs from that for any of some modules.
   *
   * @param log what the configure run that made it says
   * @throws BuildException naming every difference
   */
  public static void require(List<UnbundledBuild> builds, Makefile makefile, ConfigLog log) {
    List<MakefileProblem> problems =
        builds.stream().flatMap(build -> build.problems(makefile, log).stream()).toList();
    if (!problems.isEmpty()) {
      throw BuildException.input(
          "The generated Makefile would not build what was asked for: "
              + String.join(" ", problems.stream().map(MakefileProblem::what).toList()),
          problems.get(0).hint());
    }
  }

  /** Every way in which the Makefile differs from that, in a stable order. */
  public List<MakefileProblem> problems(Makefile makefile) {
    return problems(makefile, ConfigLog.NONE);
  }

  private List<MakefileProblem> problems(Makefile makefile, ConfigLog log) {
    List<MakefileProblem> problems = new ArrayList<>();
    state(makefile, log, problems);
    lists(makefile, problems);
    rule(makefile, problems);
    interpreter(makefile, problems);
    return List.copyOf(problems);
  }

  /** Says nothing where configure does not look at the module, as until 3.11 at some. */
  private void state(Makefile makefile, ConfigLog log, List<MakefileProblem> problems) {
    String variable = "MODULE_" + module.toUpperCase(Locale.ROOT) + "_STATE";
    String state = makefile.value(variable).strip();
    if (!state.isEmpty() && !state.equals("yes")) {
      add(
          problems,
          "configure takes module \""
              + module
              + "\" for "
              + state
              + ": "
              + variable
              + " says so."
              + quoted(log),
          "Look at config.log for what its check of " + names() + " says.");
    }
  }

  private String quoted(ConfigLog log) {
    List<String> words =
        libraries.stream().flatMap(name -> Stream.of("-l" + name, name + ".h")).toList();
    List<String> lines = log.against(module, words);
    return lines.isEmpty() ? "" : " Its config.log:\n  " + String.join("\n  ", lines) + "\n";
  }

  private void lists(Makefile makefile, List<MakefileProblem> problems) {
    boolean shared = makefile.words("MODSHARED_NAMES").contains(module);
    if (makefile.words("MODDISABLED_NAMES").contains(module)) {
      add(problems, "Module \"" + module + "\" is disabled: MODDISABLED_NAMES has it.", SETUP_HINT);
    } else if (makefile.words("MODBUILT_NAMES").contains(module) && !shared) {
      add(
          problems,
          "Module \""
              + module
              + "\" is built into the interpreter: MODBUILT_NAMES has it and"
              + " MODSHARED_NAMES has not.",
          "Its rule must stand under *shared*, before any other rule for it.");
    } else if (!shared) {
      add(problems, "Module \"" + module + "\" is not in MODSHARED_NAMES.", SETUP_HINT);
    }
    if (!makefile.sharedModules().contains(module)) {
      add(problems, "Module \"" + module + "\" is not in SHAREDMODS.", SETUP_HINT);
    }
  }

  private void rule(Makefile makefile, List<MakefileProblem> problems) {
    String file = makefile.sharedModuleFile(module);
    List<MakeRule> rules = recipes(makefile, file);
    if (rules.size() != 1) {
      add(
          problems,
          "Expected one rule with a recipe for \"" + file + "\", found " + rules.size() + ".",
          SETUP_HINT);
      return;
    }
    for (String object : rules.get(0).prerequisites()) {
      int makers = recipes(makefile, object).size();
      if (object.endsWith(".o") && makers != 1) {
        add(
            problems,
            "Expected one rule with a recipe for \"" + object + "\", found " + makers + ".",
            "Two modules that share a source compile it twice; the last recipe wins.");
      }
    }
    String link = makefile.expand(String.join(" ; ", rules.get(0).recipe()));
    if (mentioned(link).isEmpty()) {
      add(
          problems,
          "The link line of \"" + file + "\" has no " + names() + ": " + link + ".",
          "Give it in the module's rule, or in MODULE_"
              + module.toUpperCase(Locale.ROOT)
              + "_LDFLAGS.");
    }
  }

  private void interpreter(Makefile makefile, List<MakefileProblem> problems) {
    String hint = "Take it out of that variable; only the module links the library.";
    for (String variable : INTERPRETER_LINK) {
      String value = makefile.value(variable).strip();
      for (String library : mentioned(value)) {
        add(
            problems,
            "The interpreter would link -l" + library + ": " + variable + " is " + value + ".",
            hint);
      }
    }
    for (ForTargets assignment : makefile.targetVariables("$(BUILDPYTHON)")) {
      String value = assignment.definition().value().toString();
      for (String library : mentioned(makefile.expand(value))) {
        add(
            problems,
            "The interpreter would link -l"
                + library
                + ": its target has "
                + assignment.text()
                + ".",
            hint);
      }
    }
  }

  private List<String> mentioned(String arguments) {
    LinkArguments parsed = LinkArguments.parse(arguments);
    return libraries.stream().filter(parsed::mentions).toList();
  }

  private String names() {
    return libraries.stream().map(name -> "-l" + name).collect(Collectors.joining(" or "));
  }

  private static List<MakeRule> recipes(Makefile makefile, String target) {
    return makefile.rules(target).stream().filter(rule -> !rule.recipe().isEmpty()).toList();
  }

  private static void add(List<MakefileProblem> problems, String what, String hint) {
    problems.add(new MakefileProblem(what, hint));
  }
}
