// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.library.PortRecord;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A port whose recipe and source a test writes file by file. */
final class DemoPort {
  private final TinyProject project;
  private final String name;
  private String recipe = "";

  DemoPort(TinyProject project, String name) throws IOException {
    this.project = project;
    this.name = name;
    project.toolchain.write("pins/sources/" + name + ".toml", "default = \"1\"\n");
    file("LICENSE", "Do as you like.\n");
  }

  DemoPort file(String path, String text) throws IOException {
    project.toolchain.write("demo/" + name + "/" + path, text);
    return this;
  }

  DemoPort script(String path, String text) throws IOException {
    return file(path, "#!/bin/sh\n" + text);
  }

  DemoPort recipe(String text) throws IOException {
    recipe = "source = \"" + name + "\"\n" + text;
    project.toolchain.write("pins/recipes/" + name + ".toml", recipe);
    return this;
  }

  /** Changes the recipe, which must have the text. */
  DemoPort recipe(String old, String replacement) throws IOException {
    if (!recipe.contains(old)) {
      throw new AssertionError("no \"" + old + "\" in " + recipe);
    }
    recipe = recipe.replace(old, replacement);
    project.toolchain.write("pins/recipes/" + name + ".toml", recipe);
    return this;
  }

  Path source() {
    return project.toolchain.pins().resolveSibling("demo/" + name);
  }

  PortRequest request(Path... ports) {
    return new PortRequest(
        name, List.of(), Optional.empty(), Optional.of(source()), List.of(), List.of(ports));
  }

  PortProject of(Path... ports) {
    return project.wiring().port(request(ports));
  }

  /** Its archive, as the goal package makes it. */
  Path packed(Path... ports) {
    String file = name + "-1-i686-tiny.tar.gz";
    return project.wiring().packing().archive(file, of(ports).tree().tree()).file(file);
  }

  PortRecord record(Path... ports) throws IOException {
    StoreEntry tree = of(ports).tree();
    return PortRecord.parse(name, Files.readString(tree.file(PortRecord.path(name))));
  }
}
