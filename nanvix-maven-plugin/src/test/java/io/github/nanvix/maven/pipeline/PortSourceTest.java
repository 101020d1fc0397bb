// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.runner.RunnerMode;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortSourceTest {
  private static final String RECIPE =
      """
      source = "demo"
      patches = ["recipes/demo/recipe.patch"]

      [build]
      kind = "compile"
      sources = ["*.c"]

      [install]

      [[library]]
      name = "demo"
      """;

  @TempDir Path dir;

  @Test
  void appliesTheRecipesPatchesAndThenTheProjects() throws Exception {
    Path directory = Files.createDirectories(dir.resolve("demo"));
    Files.writeString(directory.resolve("demo.c"), "int one;\n");
    write("pins/sources/demo.toml", "default = \"1\"\n");
    write("pins/recipes/demo.toml", RECIPE);
    write("pins/recipes/demo/recipe.patch", patch("int one;", "int two;"));
    Path own = write("own.patch", patch("int two;", "int three;"));
    Wiring wiring = new Wiring(settings(), new SharedParts());

    var source =
        wiring
            .port(
                new PortRequest(
                    "demo",
                    List.of(),
                    Optional.empty(),
                    Optional.of(directory),
                    List.of(own),
                    List.of()))
            .source();

    assertThat(source.entry().file("demo.c")).hasContent("int three;\n");
  }

  private Settings settings() {
    Network network =
        new Network(
            true,
            coordinates -> {
              throw new IOException("not asked for here");
            },
            uri -> Proxy.NO_PROXY,
            Optional.empty(),
            List.of());
    return new Settings(
        dir.resolve("store"),
        Optional.of(dir.resolve("pins")),
        List.of(),
        "none",
        "none",
        network,
        TinyToolchain.places(),
        Instant.EPOCH,
        JobBudget.divided(1),
        RunnerMode.AUTO);
  }

  private Path write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String patch(String before, String after) {
    return "--- a/demo.c\n+++ b/demo.c\n@@ -1 +1 @@\n-" + before + "\n+" + after + "\n";
  }
}
