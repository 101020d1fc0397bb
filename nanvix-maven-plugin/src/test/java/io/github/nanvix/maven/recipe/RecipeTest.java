// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      needs = ["other"]

      [build]
      kind = "configure"
      arguments = ["--enable-static"]

      [install]
      include = ["tiny.h", "tiny/"]

      [[library]]
      name = "tiny"
      archive = "{host}/.libs/libtiny.a"
      needed = ["libm.so", "libc.so"]
      """;

  @TempDir private Path pins;

  @Test
  void theEmbeddedRecipeOfLibffiIsWhatTheMainJobNeeds() {
    Recipe recipe = Recipe.read(new PinCatalog(Optional.empty()), "libffi");

    Library library = recipe.libraries().get(0);
    assertThat(library.soname()).isEqualTo("libffi.so");
    assertThat(library.needed()).isEmpty();
    assertThat(library.flags()).contains("-Wl,-z,noexecstack", "-Wl,-z,text");
    assertThat(library.archive().text()).isEqualTo("lib/libffi.a");
    assertThat(recipe.install().places().values())
        .containsExactly(List.of("{host}/include/ffi.h", "{host}/include/ffitarget.h"));
    assertThat(recipe.test().orElseThrow().passes()).isEqualTo("FFI_TEST_PASS");
  }

  @Test
  void whatIsLeftOutHasItsUsualValueAndOrderIsKept() throws IOException {
    Recipe recipe = read(TINY);

    assertThat(recipe.test()).isEmpty();
    assertThat(recipe.licenses()).isEmpty();
    assertThat(recipe.patches()).containsExactly("patches/a.patch", "patches/b.patch");
    ConfigureBuild build = (ConfigureBuild) recipe.build();
    assertThat(build.script()).isEqualTo("configure");
    assertThat(build.fixed()).isEmpty();
    assertThat(build.make()).isEmpty();
    assertThat(build.mapsPrefixes()).isTrue();
    Library library = recipe.libraries().get(0);
    assertThat(library.soname()).isEqualTo("libtiny.so");
    assertThat(library.needed()).containsExactly("libm.so", "libc.so");
    assertThat(library.pkgConfig().name()).isEqualTo("libtiny");
  }

  // A semicolon stands for a line end.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source = \"tiny\" | sauce = \"tiny\" | Key \"sauce\" in \"recipes/tiny.toml\" (line 1,"
            + " column 1): is not a key that is known here.",
        "kind = \"configure\" | kind = \"cmake\" | Key \"build.kind\" in \"recipes/tiny.toml\""
            + " (line 6, column 1): \"cmake\" is no kind of build. Expected one of [compile,"
            + " configure, make, script].",
        "arguments | argument | Key \"build.argument\" in",
        "kind = \"configure\" | kind = \"make\";reads = [\"a\"] | Key \"build.reads\" in",
        "kind = \"configure\";arguments = [\"--enable-static\"] | kind = \"script\" | Key"
            + " \"build.commands\" is missing in",
        "kind = \"configure\";arguments = [\"--enable-static\"] | kind = \"script\";commands ="
            + " [\"make\"] | Key \"build.commands\" in \"recipes/tiny.toml\" (line 7, column 1):"
            + " holds something else than arrays. Expected an array of arrays of strings.",
        "kind = \"configure\";arguments = [\"--enable-static\"] | kind = \"script\";commands ="
            + " [[\"x\"]];packages = { tclsh = \"tcl\" } | Key \"build.packages\" in"
            + " \"recipes/tiny.toml\" (line 8, column 1): names \"tclsh\", which is not among"
            + " \"host-tools\".",
        "kind = \"configure\";arguments = [\"--enable-static\"] | kind = \"script\";commands ="
            + " [[\"x\"]];host-tools = [\"/bin/x\"] | \"/bin/x\" is no name of a program.",
        "kind = \"configure\";arguments = [\"--enable-static\"] | kind = \"compile\" | Key"
            + " \"library[0].archive\" in \"recipes/tiny.toml\" (line 13, column 1): has no meaning"
            + " with this kind of build. Expected \"sources\", or none.",
        "tiny/\"] | ../tiny/\"] | Key \"install.include\" in \"recipes/tiny.toml\" (line 10, column"
            + " 1): Not a relative path: \"../tiny\" contains the segment \"..\".",
        "include = | \"/usr\" = | Key \"install./usr\" in",
        "name = \"tiny\" | name = \"-tiny\" | \"-tiny\" is no name for -l. Expected a name as in"
            + " -lNAME.",
        "{host}/ | /{host}/ | \"library[0].archive\"",
        "\"libm.so\" | 7 | \"library[0].needed\"",
        "\"libm.so\" | \"libc.so\" | names \"libc.so\" twice. Expected each once.",
        "\"libm.so\" | \"libtiny.so\" | Key \"library[0].needed\" in \"recipes/tiny.toml\" (line"
            + " 15, column 1): goes round in a circle: libtiny.so needs libtiny.so. Expected"
            + " libraries of which none needs itself.",
        "needs = [\"other\"] | '' | Key \"library[0].needed\" in \"recipes/tiny.toml\" (line 15,"
            + " column 1): \"libm.so\" is no library of this recipe, which needs no port. Expected"
            + " one of [libtiny.so], or the port that has it in \"needs\".",
        "[\"other\"] | [\"tiny\"] | Key \"needs\" in \"recipes/tiny.toml\" (line 3, column 1):"
            + " names the port itself.",
        "[\"other\"] | [\"a\", \"a\"] | names a port twice.",
        "[[library]] | [library] | \"library\"",
      })
  void nonsenseIsRefusedByKeyAndLine(String old, String replacement, String message)
      throws IOException {
    String from = old.replace(';', '\n');
    assertThat(TINY).contains(from);
    String text = TINY.replace(from, replacement.replace(';', '\n'));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining("recipes/tiny.toml")
        .withMessageContaining(message);
  }

  @Test
  void aNameThatLeadsElsewhereIsNone() {
    for (String name : List.of("../../x", "..", "a/b", "/etc/x", "", "-x")) {
      assertThatExceptionOfType(BuildException.class)
          .isThrownBy(() -> Recipe.read(new PinCatalog(Optional.empty()), name))
          .withMessageContaining("\"" + name + "\" is no name of a port");
    }
  }

  @Test
  void librariesStandBehindThoseThatTheyNeed() throws IOException {
    String more = "[[library]]\nname = \"%s\"\nneeded = [%s]\n";
    String one = more.formatted("one", "\"libtwo.so\", \"libtiny.so\"");

    assertThat(read(TINY + one + more.formatted("two", "")).libraries())
        .extracting(Library::name)
        .containsExactly("tiny", "two", "one");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> read(TINY + one + more.formatted("two", "\"libone.so\"")))
        .withMessageContaining("(line 21, column 1): goes round in a circle: libone.so needs")
        .withMessageContaining("libone.so needs libtwo.so needs libone.so.");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> read(TINY + more.formatted("tiny", "")))
        .withMessageContaining(
            "Key \"library[1].name\" in \"recipes/tiny.toml\" (line 17, column 1): \"tiny\" is the"
                + " name of another library as well.");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> read(TINY + one + "soname = \"libtiny.so\"\n"))
        .withMessageContaining("\"libtiny.so\" is that of the library \"tiny\" as well.");
  }

  @Test
  void aRecipeOfAnOlderVersionIsToldKeyByKeyWhatToWrite() {
    String old =
        """
        source = "tiny"
        [static]
        configure = ["--enable-static"]
        archive = "lib/libtiny.a"
        [static.install]
        "libtiny.a" = "lib/libtiny.a"
        [shared]
        soname = "libtiny.so"
        library = "lib/libtiny.so"
        """;

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> read(old))
        .withMessage(
            "\"recipes/tiny.toml\" is written for an older version of this plugin. Begin with"
                + " [build] kind = \"configure\"; then write:\n"
                + "    [static] configure -> [build] arguments\n"
                + "    [static] archive -> [[library]] archive, its path in the build directory\n"
                + "    [static] install -> [install], each directory of the sysroot = a list of"
                + " what goes there (include = [\"demo.h\"]); archives are in [[library]]\n"
                + "    [shared] soname -> [[library]] name, and soname where it is not"
                + " lib<name>.so\n"
                + "    [shared] library -> nothing: it is lib/<soname>");
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

  private static final String OPTIONS =
      """

      [option.icu]
      needs = ["icu"]
      patches = ["patches/icu.patch"]
      build = { arguments = ["--with-icu={ports.icu}"], variables = { ICU = "yes" } }
      install = { include = ["tiny-icu.h"] }
      library = [{ name = "tiny", needed = ["libicu.so"] }, { name = "extra" }]

      [option.quick]
      default = true
      build.arguments = ["--quick"]
      """;

  @Test
  void anOptionAddsToTheRecipeWhereItIsChosen() throws IOException {
    Recipe recipe = read(TINY + OPTIONS, "icu");

    assertThat(recipe.options()).containsExactly("icu", "quick");
    assertThat(recipe.needs()).containsExactly("other", "icu");
    assertThat(recipe.patches()).hasSize(3).endsWith("patches/icu.patch");
    ConfigureBuild build = (ConfigureBuild) recipe.build();
    assertThat(build.arguments())
        .containsExactly("--enable-static", "--with-icu={ports.icu}", "--quick");
    assertThat(build.variables()).isEqualTo(Map.of("ICU", "yes"));
    assertThat(recipe.install().places().values())
        .containsExactly(List.of("tiny.h", "tiny/", "tiny-icu.h"));
    assertThat(recipe.libraries().get(0).needed())
        .containsExactly("libm.so", "libc.so", "libicu.so");
    assertThat(recipe.libraries()).hasSize(2);
  }

  @Test
  void whatNobodyChoosesIsAsTheRecipeHasIt() throws IOException {
    assertThat(read(TINY + OPTIONS).options()).containsExactly("quick");
    assertThat(read(TINY + OPTIONS).needs()).containsExactly("other");

    assertThat(read(TINY + OPTIONS, "!quick").options()).isEmpty();
    assertThat(((ConfigureBuild) read(TINY + OPTIONS, "!quick").build()).arguments())
        .containsExactly("--enable-static");
  }

  @Test
  void anUnknownOptionIsAnsweredWithThoseThatThereAre() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> read(TINY + OPTIONS, "!slow"))
        .withMessageContaining("The port \"tiny\" has no option \"slow\". It has [icu, quick]");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> read(TINY, "icu"))
        .withMessageContaining("It has none.");
  }

  @ParameterizedTest
  @CsvSource({
    "'build.argumenst = [\"a\"]', '\"arguments\", or another one of [arguments'",
    "'build.script = \"other\"', Key \"option.bad.build.script\"",
    "'build.kind = \"make\"', says otherwise than what it adds to",
    "'source = \"other\"', Key \"option.bad.source\"",
    "'library = [{ name = \"tiny\", archive = \"a\" }]', says otherwise than what it adds to",
  })
  void anOptionThatDoesNotFitIsRefusedAlsoWhereNobodyChoosesIt(String line, String says) {
    String recipe = TINY.replace("arguments", "script = \"configure\"\narguments");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> read(recipe + "\n[option.bad]\n" + line + "\n"))
        .withMessageContaining("recipes/tiny.toml")
        .withMessageContaining(says);
  }

  @Test
  void theArgumentsOfAScriptStandWhereACommandHasThem() throws IOException {
    String script =
        TINY.replace("\"configure\"", "\"script\"")
            .replace(
                "arguments = [\"--enable-static\"]",
                "commands = [[\"./Configure\", \"{arguments}\", \"last\"], [\"make\"]]");
    String option = "\n[option.legacy]\nbuild.arguments = [\"legacy\", \"too\"]\n";

    assertThat(((ScriptBuild) read(script + option, "legacy").build()).commands())
        .containsExactly(List.of("./Configure", "legacy", "too", "last"), List.of("make"));
    assertThat(((ScriptBuild) read(script + option).build()).commands())
        .containsExactly(List.of("./Configure", "last"), List.of("make"));
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> read(script.replace("{arguments}", "first") + option, "legacy"))
        .withMessageContaining("stands in no command");
  }

  private Recipe read(String text, String... options) throws IOException {
    write("recipes/tiny.toml", text);
    return Recipe.read(new PinCatalog(Optional.of(pins)), "tiny", List.of(options));
  }

  private void write(String path, String text) throws IOException {
    Path file = pins.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
