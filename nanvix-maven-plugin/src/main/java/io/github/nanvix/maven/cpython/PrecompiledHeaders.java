// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static java.util.stream.Collectors.joining;

import io.github.nanvix.maven.cpython.setup.MakeRule;
import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CPython's headers, parsed once for all the objects that are compiled alike: at {@code -O0} they
 * take more than half of the compiler's time, since nearly every file includes nearly all of them.
 *
 * <p>An object takes part where the compiler sees the same text with and without: its source does
 * nothing that {@code Python.h} could notice before it includes it, and its rule adds no macro of
 * its own. docs/decisions/precompiled-headers.md tells how the same bytes were shown.
 *
 * @param headers names, {@code Python.h} first; without any, nothing is precompiled
 * @param source the source tree
 */
record PrecompiledHeaders(List<String> headers, Path source) {
  /** Beside the build directory, which is kept. */
  private static final String DIRECTORY = "precompiled";

  /** What make makes them by. */
  static final String TARGET = "precompiled";

  private static final List<String> SOURCES =
      List.of("Modules", "Objects", "Parser", "Programs", "Python");
  private static final Pattern OWN_MACRO = Pattern.compile("(?:^|\\s)-(?:[DU]|include|imacros)");
  // Long comments come before the first include, but none of this length.
  private static final int BEGINNING = 1 << 15;

  /**
   * Objects of one kind, told apart by the variable that only their rules mention.
   *
   * @param name of their precompiled header
   * @param variable of the Makefile that carries their flags
   * @param flags all their flags, as their rules have them
   * @param prologues what their sources may do before they include {@code Python.h}
   */
  private record Kind(String name, String variable, String flags, Set<List<String>> prologues) {
    String mention() {
      return "$(" + variable + ")";
    }

    /** What a rule's recipe has beside the flags that all of the kind have. */
    String beside(String recipe) {
      return recipe.replace(mention(), "").replace("$(PY_STDMODULE_CFLAGS)", "");
    }

    boolean takes(String text) {
      return SourcePrologue.of(text).filter(it -> prologues.contains(it.directives())).isPresent();
    }

    String rules(List<String> objects) {
      String file = "../" + DIRECTORY + "/" + name + ".pch";
      return """
          precompiled-%1$s = %2$s
          %3$s += $(if $(filter $@,$(precompiled-%1$s)),-include-pch %4$s)
          precompiled: %4$s
          %4$s:
          \t$(CC) %5$s -x c-header ../%6$s/headers.h -o $@
          """
          .formatted(name, String.join(" ", objects), variable, file, flags, DIRECTORY);
    }
  }

  private static final List<String> NOTHING = List.of();
  // Of a module that may be built in or shared; for a built-in one it comes to nothing.
  private static final List<String> MODULE =
      List.of("#ifndef Py_BUILD_CORE_BUILTIN", "#define Py_BUILD_CORE_MODULE 1", "#endif");
  private static final List<Kind> KINDS =
      List.of(
          new Kind("core", "PY_CORE_CFLAGS", "$(PY_CORE_CFLAGS)", Set.of(NOTHING)),
          new Kind(
              "builtin",
              "PY_BUILTIN_MODULE_CFLAGS",
              "$(PY_BUILTIN_MODULE_CFLAGS)",
              Set.of(NOTHING, MODULE)),
          new Kind(
              "module",
              "CCSHARED",
              "$(PY_STDMODULE_CFLAGS) $(CCSHARED) -DPy_BUILD_CORE_MODULE=1",
              Set.of(MODULE)));

  /** For a toolchain: none but clang's, since what gcc makes of them has not been compared. */
  static PrecompiledHeaders of(List<String> headers, Path source, Toolchain toolchain) {
    boolean clang = toolchain.toolName("cc").startsWith("clang");
    return new PrecompiledHeaders(clang ? headers : List.of(), source);
  }

  /**
   * Writes what make needs beside a build directory that is configured. They are made by the target
   * {@value #TARGET}, which nothing depends on: objects that wait for a prerequisite are passed
   * over by make until it has begun all others, and the first of them are first for a reason.
   *
   * @return arguments of make, its makefiles; empty where nothing would be precompiled
   */
  List<String> layOut(Path build, Makefile makefile) throws IOException {
    if (headers.isEmpty() || !haveAll()) {
      return List.of();
    }
    String rules = rules(makefile);
    if (rules.isEmpty()) {
      return List.of();
    }
    Path directory = Files.createDirectories(build.resolveSibling(DIRECTORY));
    StringBuilder includes = new StringBuilder();
    headers.forEach(name -> includes.append("#include \"").append(name).append("\"\n"));
    Files.writeString(directory.resolve("headers.h"), includes);
    Files.writeString(directory.resolve("rules.mk"), rules);
    return List.of("-f", "Makefile", "-f", "../" + DIRECTORY + "/rules.mk");
  }

  private boolean haveAll() {
    return headers.stream()
        .allMatch(
            name ->
                Files.isRegularFile(source.resolve("Include").resolve(name))
                    || Files.isRegularFile(source.resolve("Include/internal").resolve(name)));
  }

  private String rules(Makefile makefile) throws IOException {
    Map<String, String> recipes = recipes(makefile);
    Map<Kind, List<String>> objects = new HashMap<>();
    for (String directory : SOURCES) {
      Path root = source.resolve(directory);
      for (RelativePath file :
          Files.isDirectory(root) ? Trees.files(root) : List.<RelativePath>of()) {
        if (file.text().endsWith(".c")) {
          String object = directory + "/" + file.text().replaceFirst("c$", "o");
          String recipe = recipes.getOrDefault(object, recipes.getOrDefault(".c.o", ""));
          Optional<Kind> kind = kind(recipe, makefile);
          if (kind.isPresent() && kind.get().takes(beginning(file.under(root)))) {
            objects.computeIfAbsent(kind.get(), k -> new ArrayList<>()).add(object);
          }
        }
      }
    }
    return KINDS.stream()
        .filter(objects::containsKey)
        .map(kind -> kind.rules(objects.getOrDefault(kind, List.of())))
        .collect(joining());
  }

  private static Map<String, String> recipes(Makefile makefile) {
    Map<String, String> recipes = new HashMap<>();
    for (MakeRule rule : makefile.rules()) {
      if (!rule.recipe().isEmpty()) {
        rule.targets().forEach(target -> recipes.put(target, String.join("\n", rule.recipe())));
      }
    }
    return recipes;
  }

  private static Optional<Kind> kind(String recipe, Makefile makefile) {
    return KINDS.stream()
        .filter(kind -> recipe.contains(kind.mention()))
        .filter(kind -> !OWN_MACRO.matcher(makefile.expand(kind.beside(recipe))).find())
        .findFirst();
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
    }
  }
}
