package io.github.nanvix.maven.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
  private static final String TINY =
      """
      source = "tiny"
      patches = ["patches/a.patch", "patches/b.patch"]

      [static]
      archive = "lib/libtiny.a"
      configure = ["--enable-static"]

      [static.install]
      "{host}/.libs/libtiny.a" = "lib/libtiny.a"

      [shared]
      soname = "libtiny.so"
      library = "lib/libtiny.so"
      needed = ["libm.so", "libc.so"]
      """;

  @TempDir private Path pins;

  @Test
  void theEmbeddedRecipeOfLibffiIsWhatTheMainJobNeeds() {
    Recipe recipe = Recipe.read(new PinCatalog(Optional.empty()), "libffi");

    assertThat(recipe.sharedLibrary().soname()).isEqualTo("libffi.so");
    assertThat(recipe.sharedLibrary().needed()).isEmpty();
    assertThat(recipe.sharedLibrary().flags()).contains("-Wl,-z,noexecstack", "-Wl,-z,text");
    assertThat(recipe.staticLibrary().archive().text()).isEqualTo("lib/libffi.a");
    assertThat(recipe.staticLibrary().install().values())
        .extracting(RelativePath::text)
        .contains("include/ffi.h", "include/ffitarget.h");
    assertThat(recipe.test().orElseThrow().passes()).isEqualTo("FFI_TEST_PASS");
  }

  @Test
  void whatIsLeftOutIsEmptyAndOrderIsKept() throws IOException {
    Recipe recipe = read(TINY);

    assertThat(recipe.test()).isEmpty();
    assertThat(recipe.staticLibrary().make()).isEmpty();
    assertThat(recipe.patches()).containsExactly("patches/a.patch", "patches/b.patch");
    assertThat(recipe.sharedLibrary().needed()).containsExactly("libm.so", "libc.so");
  }

  // A semicolon stands for a line end.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source = \"tiny\"            | sauce = \"tiny\"              | \"sauce\"              |"
            + " line 1",
        "[shared]                     | [test];pass = \"X\";[shared] | \"test.pass\"        | test",
        "soname = \"libtiny.so\"      | ''                            | \"shared.soname\"      |"
            + " missing",
        "\"libm.so\"                  | 7                             | \"shared.needed\"      |"
            + " strings",
        "library = \"lib/libtiny.so\" | library = \"/lib/libtiny.so\" | \"shared.library\"     |"
            + " absolute",
        "= \"lib/libtiny.a\";conf    | = \"lib/libother.a\";conf    | \"static.archive\"     |"
            + " install",
        ".libs/libtiny.a\"            | ../libtiny.a\"                | \"static.install       |"
            + " ..",
      })
  void nonsenseIsRefusedByKey(String old, String replacement, String key, String fault)
      throws IOException {
    String from = old.replace(';', '\n');
    assertThat(TINY).contains(from);
    String text = TINY.replace(from, replacement.replace(';', '\n'));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining("recipes/tiny.toml")
        .withMessageContaining(key)
        .withMessageContaining(fault);
  }

  @Test
  void thePythonRecipeNamesWhatIsUnbundled() {
    PythonRecipe recipe = PythonRecipe.read(new PinCatalog(Optional.empty()));

    assertThat(recipe.source()).isEqualTo("cpython");
    assertThat(recipe.ports())
        .extracting(PythonPort::name)
        .containsExactly(
            "libffi", "zlib", "bzip2", "xz", "sqlite", "expat", "mpdecimal", "openssl");
    assertThat(recipe.ports().get(0).variablesIn("../there"))
        .containsExactly(
            Map.entry("LIBFFI_CFLAGS", "-I../there/include"),
            Map.entry("LIBFFI_LIBS", "-L../there/lib -lffi"));
    assertThat(recipe.cross().answers()).containsEntry("ac_cv_buggy_getaddrinfo", "no");
    assertThat(recipe.notStaged()).contains("test", "idlelib");
  }

  @Test
  void aPythonRecipeOfTheOldFormIsToldWhatToWrite() throws IOException {
    write(
        "recipes/cpython.toml",
        """
        source = "cpython"
        [[unbundle]]
        module = "_ctypes"
        """);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> PythonRecipe.read(new PinCatalog(Optional.of(pins))))
        .withMessageContaining("\"recipes/cpython.toml\" has [[unbundle]] tables")
        .withMessageContaining("[[port]] table for each port");
  }

  @Test
  void aPortWithoutARecipeIsNamedWithTheProjectsDirectory() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> Recipe.read(new PinCatalog(Optional.of(pins)), "libfoo"))
        .withMessageContaining("\"recipes/libfoo.toml\"")
        .withMessageContaining(pins.toString());
  }

  private Recipe read(String text) throws IOException {
    write("recipes/tiny.toml", text);
    return Recipe.read(new PinCatalog(Optional.of(pins)), "tiny");
  }

  private void write(String path, String text) throws IOException {
    Path file = pins.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
