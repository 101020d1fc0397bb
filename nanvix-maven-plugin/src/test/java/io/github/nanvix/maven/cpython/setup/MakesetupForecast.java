// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.Interpretation;
import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.cpython.makesetup.ObjectFile;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.makesetup.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makesetup has to do with files if our reading of them is right: the second half of
 * makesetup, written down once more, from our readings to its output.
 *
 * @param read our reading
 * @param shell the shell that runs makesetup
 * @param rulesOf311 whether rules have the form of CPython 3.11
 */
record MakesetupForecast(Interpretation read, Shell shell, boolean rulesOf311) {

  /** Every difference between this and a real run; empty where there is none. */
  List<String> differences(MakesetupRun run) {
    List<String> found = new ArrayList<>();
    String names = String.join(" ", substituted());
    boolean breaks = shell.echo(names).matches("(?s).*[%\n].*");
    boolean stops = read.refused().isPresent() || read.stops();
    compare(found, "exit code", String.valueOf(stops || breaks ? 1 : 0), "" + run.exitCode());
    compare(found, "standard error", expectedErrors(breaks && !stops), said(run));
    if (stops) {
      compare(found, "Makefile", "", run.makefile());
      return found;
    }
    // What sed makes of a backslash in its own commands is not the Setup file's business.
    boolean sedEscapes = names.indexOf('\\') >= 0;
    if (!sedEscapes) {
      compare(found, "config.c", config(), lines(run.config(), "PyInit_"));
    }
    if (!breaks) {
      makefile(found, run.makefile(), sedEscapes);
    }
    return found;
  }

  private void makefile(List<String> found, String real, boolean sedEscapes) {
    int definitions = real.indexOf(MakesetupRun.DEFINITIONS);
    int end = real.lastIndexOf(MakesetupRun.END);
    if (definitions < 0 || end < definitions) {
      found.add("Makefile: not as its template\n" + real);
      return;
    }
    if (!sedEscapes) {
      compare(found, "names", names(), blanks(real.substring(0, definitions)));
    }
    int start = definitions + MakesetupRun.DEFINITIONS.length() + 1;
    compare(
        found,
        "definitions",
        definitions(),
        blanks(
            trimmed(real.substring(start, end)), "(?s)(LOCALMODLIBS|BASEMODLIBS|SHAREDMODS)=.*"));
    compare(found, "rules", rules(), blanks(real.substring(real.indexOf('\n', end) + 1)));
  }

  // ---- what makesetup keeps in its variables

  private Stream<Reading.Applied> applied(Linkage... linkages) {
    return read.applied().stream().filter(rule -> List.of(linkages).contains(rule.linkage()));
  }

  private static String joined(Stream<List<String>> words) {
    return words.flatMap(List::stream).collect(Collectors.joining(" "));
  }

  private String modules(Linkage... linkages) {
    return joined(applied(linkages).map(rule -> rule.tokens().modules()));
  }

  private Stream<Reading.Applied> sharedObjects() {
    return applied(Linkage.SHARED).filter(Reading.Applied::objects);
  }

  /** What gets into the Makefile through sed's own commands. */
  private List<String> substituted() {
    return List.of(
        modules(Linkage.STATIC, Linkage.SHARED, Linkage.UNBUILT),
        joined(sharedObjects().map(rule -> rule.tokens().modules())),
        modules(Linkage.DISABLED),
        joined(applied(Linkage.STATIC).map(Reading.Applied::objectFiles)));
  }

  // ---- what it prints

  private String names() {
    List<String> placeholders =
        List.of("_MODBUILT_NAMES_", "_MODSHARED_NAMES_", "_MODDISABLED_NAMES_", "_MODOBJS_");
    List<String> lines = new ArrayList<>();
    lines.add("# Generated automatically from Makefile.pre by makesetup.");
    for (int i = 0; i < placeholders.size(); i++) {
      String name = placeholders.get(i).replaceAll("^_|_$", "");
      String text = shell.echo(substituted().get(i)).replace("&", placeholders.get(i));
      lines.add(name + "= " + text);
    }
    lines.add("MODLIBS=$(LOCALMODLIBS) $(BASEMODLIBS)");
    return blanks(String.join("\n", lines));
  }

  private String definitions() {
    List<String> lines = new ArrayList<>();
    lines.add("LOCALMODLIBS= " + libs(true));
    lines.add("BASEMODLIBS= " + libs(false));
    String files =
        joined(
            sharedObjects().map(rule -> rule.tokens().modules().stream().map(this::file).toList()));
    if (!files.isEmpty()) {
      lines.add("SHAREDMODS= " + files);
    }
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      all.add(blanks(shell.echo(line)));
      if (isCut(line)) {
        return trimmed(String.join("\n", all));
      }
    }
    all.addAll(read.definitions());
    return trimmed(String.join("\n", all));
  }

  private String libs(boolean objects) {
    return joined(
        applied(Linkage.STATIC)
            .filter(rule -> rule.objects() == objects)
            .map(rule -> rule.tokens().link()));
  }

  private String config() {
    List<String> names =
        applied(Linkage.STATIC).flatMap(r -> r.tokens().modules().stream()).toList();
    return Stream.concat(
            names.stream().map("extern PyObject* PyInit_%s(void);"::formatted),
            names.stream().map(name -> "    {\"%s\", PyInit_%s},".formatted(name, name)))
        .collect(Collectors.joining("\n"));
  }

  private String rules() {
    StringBuilder text = new StringBuilder("\n# Rules appended by makesetup\n\n");
    for (Reading.Applied rule : read.applied()) {
      if (rule.objects() && rule.linkage() != Linkage.DISABLED) {
        rule.tokens().sources().forEach(source -> text.append(compiled(rule, source)));
        rule.tokens().modules().forEach(module -> text.append(linked(rule, module)));
      }
    }
    return blanks(text.toString());
  }

  private String compiled(Reading.Applied rule, String source) {
    boolean isShared = rule.linkage() == Linkage.SHARED;
    String object = ObjectFile.of(source);
    String path =
        source.equals("glmodule.c") || source.startsWith("/") || source.startsWith("$")
            ? source
            : "$(srcdir)/Modules/" + source;
    String deps = "$(MODULE_" + rule.tokens().upperCaseNames(shell) + "_DEPS)";
    return echoed(
        object,
        ": ",
        path,
        " ",
        deps,
        rulesOf311
            ? " $(PYTHON_HEADERS) Modules/config.c"
            : " $(MODULE_DEPS_" + (isShared ? "SHARED" : "STATIC") + ") $(PYTHON_HEADERS)",
        source.matches("(?s).*\\.[cm]") ? "; $(CC) " : "; $(CXX) ",
        String.join(" ", rule.tokens().compile()),
        isShared ? " $(PY_STDMODULE_CFLAGS) $(CCSHARED)" : " $(PY_BUILTIN_MODULE_CFLAGS)",
        " -c " + path + " -o " + object);
  }

  private String linked(Reading.Applied rule, String module) {
    String objects = String.join(" ", rule.objectFiles());
    return echoed(
        file(module),
        ": " + objects + "; $(BLDSHARED) " + objects + " ",
        String.join(" ", rule.tokens().link()),
        rulesOf311 ? "" : " $(LIBPYTHON)",
        " -o " + file(module));
  }

  private String echoed(String... parts) {
    String rule = String.join("", parts);
    return shell.echo(rule) + (isCut(rule) ? "" : "\n");
  }

  /** Whether {@code echo} ends within a text, and prints no line feed. */
  private boolean isCut(String text) {
    return !shell.echo(text + "!").endsWith("!");
  }

  private String file(String module) {
    return "Modules/" + module + "$(EXT_SUFFIX)";
  }

  // ---- standard error

  private String expectedErrors(boolean sedFails) {
    List<String> lines = new ArrayList<>();
    for (Reading reading : read.readings()) {
      if (reading instanceof Reading.Shadowed shadowed) {
        lines.add(
            shell.echo("maksetup: '" + shadowed.module() + "' was handled by previous rule."));
      } else if (reading instanceof Statement.Refused refused) {
        lines.add(
            isOption(refused.word())
                ? "basename"
                : shell.echo("bad word " + refused.word() + " in " + refused.line().text()));
        break;
      }
    }
    if (sedFails) {
      lines.add("sed");
    }
    return String.join("\n", lines);
  }

  /** Whether makesetup stops at a word because basename fails on it. */
  private static boolean isOption(String word) {
    return word.startsWith("-")
        && Stream.of(".c", ".C", ".o", ".m", ".cc", ".c++", ".cxx", ".cpp")
            .anyMatch(word::endsWith);
  }

  /** What was said, messages of other programs reduced to the program's name. */
  private static String said(MakesetupRun run) {
    String text = run.errors().replaceAll("(?m)^Try 'basename.*\n", "");
    Optional<String> program =
        Stream.of("basename", "sed").filter(name -> text.contains(name + ": ")).findFirst();
    return program
        .map(name -> text.replaceAll("(?m)^" + name + ": .*$", name))
        .orElse(text)
        .replaceAll("\n$", "");
  }

  // ---- comparing

  private static String lines(String text, String with) {
    return Stream.of(text.split("\n"))
        .filter(line -> line.contains(with))
        .collect(Collectors.joining("\n"));
  }

  private static String blanks(String text) {
    return trimmed(text.replaceAll("[ \t]+", " ").replaceAll("(?md) $", "").replace("= ", "="));
  }

  /** Without blanks and line feeds at both ends; carriage returns stay. */
  private static String trimmed(String text) {
    return text.replaceAll("^[ \t\n]+|[ \t\n]+\\z", "");
  }

  /** Only lines of a kind, of which makesetup writes the first few. */
  private static String blanks(String text, String kind) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n")));
    for (int i = 0; i < 3 && i < lines.size() && lines.get(i).matches(kind); i++) {
      lines.set(i, blanks(lines.get(i)));
    }
    return String.join("\n", lines);
  }

  private static void compare(List<String> found, String what, String expected, String real) {
    if (!expected.equals(real)) {
      found.add(what + "\n--- read as\n" + expected + "\n--- real\n" + real + "\n---");
    }
  }
}
