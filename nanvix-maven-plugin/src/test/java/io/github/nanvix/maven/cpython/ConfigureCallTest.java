// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.PythonRecipe.Half;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the two configure runs are told of the machine, and of what they would look for on it. */
class ConfigureCallTest {
  private static final PinCatalog SHIPPED = new PinCatalog(Optional.empty());

  static Stream<Half> halves() {
    PythonRecipe recipe = PythonRecipe.read(SHIPPED);
    return Stream.of(recipe.nativeHalf(), recipe.cross());
  }

  /** Without the option it looks into /usr, /usr/local and others, and then compiles with that. */
  @ParameterizedTest
  @MethodSource("halves")
  void openSslIsLookedForInADirectoryThatNoMachineHas(Half half, @TempDir Path build) {
    String prefix = "--with-openssl=";
    List<String> places =
        half.configure().stream()
            .filter(argument -> argument.startsWith(prefix))
            .map(argument -> argument.substring(prefix.length()))
            .toList();

    assertThat(places).singleElement().asString().doesNotStartWith("/").doesNotContain("..");
    assertThat(build.resolve(places.get(0))).doesNotExist();
    assertThat(half.configure()).contains("--with-pkg-config=no");
  }

  /** configure asks for the file of the machine that builds, which another machine may not have. */
  @ParameterizedTest
  @MethodSource("halves")
  void devicesOfTheMachineAreNotLookedFor(Half half) {
    assertThat(half.answers())
        .containsEntry("ac_cv_file__dev_ptmx", "no")
        .containsEntry("ac_cv_file__dev_ptc", "no");
  }

  @Test
  void theNativeConfigureIsGivenTheAnswersOfItsRecipe(@TempDir Path temp) throws IOException {
    try (TinyToolchain tiny = TinyToolchain.provisioned(temp)) {
      TinyPython python = new TinyPython(tiny);
      Path recipe = tiny.pins().resolve("recipes/cpython.toml");
      tiny.write(
          "pins/recipes/cpython.toml",
          Files.readString(recipe)
              .replace("[cross]", "[native.answers]\nac_cv_file__dev_ptmx = \"no\"\n\n[cross]"));
      NativeInterpreter interpreter = python.crossBuild(python.plan(tiny.provide())).interpreter();

      assertThat(interpreter.configure().argv()).endsWith("ac_cv_file__dev_ptmx=no");
      assertThat(interpreter.configure().key().text()).contains("ac_cv_file__dev_ptmx=no");
    }
  }

  /** Else configure would find everything out, and nobody would be told why builds are slow. */
  @ParameterizedTest
  @CsvSource({
    "cpython-3.13.5-x86_64-linux-musl, 0, 3",
    "cpython-3.13.5-i686-nanvix-hosted, 1, 6",
    "cpython-3.13.5-i686-linux-gnu, 1, 6"
  })
  void theShippedAnswersAreForTheShippedRecipe(String answers, int half, int before) {
    Half recipe = halves().toList().get(half);
    List<String> expected = new ArrayList<>(recipe.configure());
    recipe.answers().forEach((name, value) -> expected.add(name + "=" + value));

    assertThat(arguments(answers).skip(before)).containsExactlyElementsOf(expected);
  }

  private static Stream<String> arguments(String answers) {
    return SHIPPED
        .text("answers/" + answers + ".cache")
        .lines()
        .filter(line -> line.startsWith("#   argument["))
        .map(line -> line.substring(line.indexOf('=') + 2));
  }
}
