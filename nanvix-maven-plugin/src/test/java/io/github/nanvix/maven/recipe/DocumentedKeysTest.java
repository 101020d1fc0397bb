// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key that a table of a recipe can have stands in docs/pins.md; any other one is refused. */
class DocumentedKeysTest {
  private static final Path PAGE = Path.of("..", "docs", "pins.md");
  private static final Pattern KNOWN = Pattern.compile("\\[([^]]*)]\\.?\\s*$");
  private static final String RECIPE =
      """
      source = "demo"
      [build]
      kind = "KIND"
      commands = [["true"]]
      [install]
      [[library]]
      name = "demo"
      pc = { name = "demo" }
      [test]
      source = "a.c"
      program = "bin/a"
      passes = "PASS"
      [option.more]
      default = true
      """;

  @TempDir private Path pins;

  // A semicolon stands for a line end.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "source = ",
        "kind = \"KIND\";commands = ",
        "kind = \"compile\";commands = ",
        "kind = \"configure\";commands = ",
        "kind = \"make\";commands = ",
        "name = \"demo\";pc = ",
        "pc = { name = ",
        "passes = ",
        "default = ",
      })
  void ofAPort(String place) throws IOException {
    String at = place.replace(";", "\n");
    String from = RECIPE.contains(at) ? at : "kind = \"KIND\"\ncommands = ";
    String odd =
        at.startsWith("pc") ? at.replace("name", "odd-one = 1, name") : "odd-one = 1\n" + at;
    write("demo", RECIPE.replace(from, odd).replace("KIND", "script"));

    assertDocumented(
        catchThrowableOfType(BuildException.class, () -> Recipe.read(catalog(), "demo")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source = ",
        "optimize = \"-O0",
        "optimize = \"-O2",
        "until = ",
        "importers = ",
        "exclude = ",
        "by-default = ",
        "script = "
      })
  void ofCPython(String place) throws IOException {
    String shipped = new PinCatalog(Optional.empty()).text(PythonRecipe.FILE);
    String odd = place.startsWith("script") ? "odd-one = 1, " : "odd-one = 1\n";
    write(
        "cpython",
        shipped.replaceFirst(Pattern.quote(place), odd + Matcher.quoteReplacement(place)));

    assertDocumented(
        catchThrowableOfType(BuildException.class, () -> PythonRecipe.read(catalog())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"source = ", "summary = ", "include = ", "defines = ", "sources = ", "passes = "})
  void ofAPackage(String place) throws IOException {
    String recipe =
        """
        source = "demo"
        [metadata]
        name = "demo"
        summary = "of a test"
        [files]
        include = ["*.py"]
        [compile]
        defines = ["A"]
        [[module]]
        name = "demo"
        sources = ["demo.c"]
        [smoke]
        script = "a.py"
        passes = "PASS"
        """;
    Path file = pins.resolve("packages/demo.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, recipe.replace(place, "odd-one = 1\n" + place));

    assertDocumented(
        catchThrowableOfType(BuildException.class, () -> PackageRecipe.read(catalog(), "demo")));
  }

  @Test
  void aMisspeltOneIsAnsweredWithTheNearest() throws IOException {
    write("demo", RECIPE.replace("KIND", "script").replace("commands", "comands"));

    assertThat(catchThrowableOfType(BuildException.class, () -> Recipe.read(catalog(), "demo")))
        .hasMessageContaining("\"build.comands\"")
        .hasMessageContaining("Expected \"commands\", or another one of [");
  }

  private static void assertDocumented(BuildException failure) throws IOException {
    assertThat(failure).hasMessageContaining("odd-one\"");
    Matcher known = KNOWN.matcher(String.valueOf(failure.getMessage()));
    assertThat(known.find()).as(failure.getMessage()).isTrue();
    String page = Files.readString(PAGE);
    for (String key : known.group(1).split(", ")) {
      assertThat(
              Pattern.compile("(?m)(`|^|[{,] |\\[|] )" + key + "(`| =|]| = )").matcher(page).find())
          .as(key)
          .isTrue();
    }
  }

  private PinCatalog catalog() {
    return new PinCatalog(Optional.of(pins));
  }

  private void write(String name, String text) throws IOException {
    Path file = pins.resolve("recipes/" + name + ".toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
