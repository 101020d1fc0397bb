// SPDX-License-Identifier: MIT
package io.github.nanvix.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ports are data: no class of ours has the name of one, or of what belongs to one, as a text. */
class NoNamesOfPortsTest {
  private static final PinCatalog PINS = new PinCatalog(Optional.empty());
  private static final Path CLASSES = Path.of("target/classes");

  @Test
  void noStringConstantIsANameThatARecipeHas() throws IOException {
    Set<String> names = names();
    assertThat(names).contains("libffi", "ffi", "_ctypes", "LIBFFI_CFLAGS", "zlib", "crypto");
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        for (String constant : constants(file)) {
          if (names.contains(constant)) {
            found.add(CLASSES.relativize(file) + ": \"" + constant + "\"");
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static Set<String> names() {
    Set<String> names = new HashSet<>();
    PythonRecipe python = PythonRecipe.read(PINS);
    for (PythonPort port : python.ports()) {
      names.add(port.name());
      names.addAll(port.libraries());
      names.addAll(port.modules());
      names.addAll(port.variables().keySet());
    }
    python.nested().forEach(pair -> names.add(pair.module()));
    python.nested().forEach(pair -> names.addAll(pair.importers()));
    names.addAll(python.configured());
    for (String name : PINS.names("recipes")) {
      if (!name.equals(python.source())) {
        Recipe recipe = Recipe.read(PINS, name);
        names.add(recipe.name());
        recipe.libraries().forEach(library -> names.add(library.name()));
        recipe.libraries().forEach(library -> names.add(library.soname()));
      }
    }
    return names;
  }

  /** The texts of a class file's CONSTANT_String entries (JVM specification, 4.4). */
  private static List<String> constants(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(8);
      int count = in.readUnsignedShort();
      Map<Integer, String> texts = new HashMap<>();
      Set<Integer> strings = new HashSet<>();
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts.put(i, in.readUTF());
          case 8 -> strings.add(in.readUnsignedShort());
          case 7, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          case 5, 6 -> {
            in.skipNBytes(8);
            i++;
          }
          default -> in.skipNBytes(4);
        }
      }
      return strings.stream().map(texts::get).toList();
    }
  }
}
