// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A Python package with one module that calls the port, written file by file. */
final class TinyPackage {
  private final TinyProject project;
  private final String name;
  private String recipe;

  TinyPackage(TinyProject project, String name) throws IOException {
    this.project = project;
    this.name = name;
    this.recipe =
        """
        source = "NAME"
        needs = ["tiny"]

        [metadata]
        name = "NAME.Eggs"
        summary = "Of a test"

        [files]
        directory = "src"
        include = ["NAME/**/*.py", "NAME/*.py"]
        exclude = ["NAME/tests/**"]

        [[module]]
        name = "NAME.parser"
        sources = ["parser.c"]
        needed = ["libtiny.so"]
        """
            .replace(
                "NAME.Eggs", Character.toUpperCase(name.charAt(0)) + name.substring(1) + ".Eggs")
            .replace("NAME", name);
    project.toolchain.write(
        "pins/sources/" + name + ".toml", "default = \"1.2\"\nlicense = \"MIT\"\n");
    project.toolchain.write("pins/packages/" + name + ".toml", recipe);
    file("LICENSE", "Do as you like.\n");
    file(
        "parser.c",
        """
        #include <Python.h>
        #include <tiny.h>
        int PyInit_parser(void) { return tiny(TINY_PYTHON) + python(); }
        """);
    file("src/" + name + "/__init__.py", "answer = 42\n");
    file("src/" + name + "/tests/__init__.py", "");
  }

  TinyPackage file(String path, String text) throws IOException {
    project.toolchain.write("packages/" + name + "/" + path, text);
    return this;
  }

  /** Changes the recipe, which must have the text. */
  TinyPackage recipe(String old, String replacement) throws IOException {
    if (!recipe.contains(old)) {
      throw new AssertionError("no \"" + old + "\" in " + recipe);
    }
    recipe = recipe.replace(old, replacement);
    project.toolchain.write("pins/packages/" + name + ".toml", recipe);
    return this;
  }

  /** The interpreter's development archive, as the goal package makes it. */
  List<Path> interpreters() {
    String file = "cpython-3.13.5-i686-tiny-dev.tar.gz";
    Wiring wiring = project.wiring();
    Path tree = wiring.python(TinyProject.python(project.packedPort())).development().tree();
    return List.of(wiring.packing().archive(file, tree).file(file));
  }

  PackageRequest request(List<Path> interpreters, List<Path> ports) {
    return new PackageRequest(
        name,
        Optional.empty(),
        Optional.of(project.toolchain.pins().resolveSibling("packages/" + name)),
        List.of(),
        interpreters,
        ports);
  }

  Path wheel() {
    PackageProject of =
        project.wiring().pythonPackage(request(interpreters(), List.of(project.packedPort())));
    return of.wheel().file(of.fileName());
  }
}
