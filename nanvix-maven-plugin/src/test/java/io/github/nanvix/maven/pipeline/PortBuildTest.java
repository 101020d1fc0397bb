// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ArMember;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four kinds of builds, with a C library of a few lines. */
class PortBuildTest {
  private static final String COMPILE =
      """
      [build]
      kind = "compile"
      directory = "lib"
      sources = ["*.c", "more/one.c"]
      defines = ["ANSWER=42"]
      includes = ["."]

      [build.files]
      "demo_config.h" = '''
      #define CONFIGURED 1
      '''

      [install]
      include = ["demo.h"]

      [[library]]
      name = "demo"
      """;

  private static final String SCRIPT =
      """
      [build]
      kind = "script"
      commands = [["sh", "./make.sh", "{cc}", "{ar}", "{host}", "{cflags}"]]

      [install]
      include = ["lib/demo.h"]

      [[library]]
      name = "demo"
      archive = "out/demo.a"
      """;

  @TempDir private Path temp;
  private TinyProject project;
  private DemoPort demo;

  @BeforeEach
  void layOut() throws IOException {
    project = new TinyProject(temp);
    demo =
        new DemoPort(project, "demo")
            .file("lib/demo.h", "int demo(void);\nconst char *place(void);\n")
            .file(
                "lib/demo.c",
                """
                #include <demo_config.h>
                #include "demo.h"
                int demo(void) { return ANSWER + CONFIGURED; }
                const char *place(void) { return __FILE__; }
                """)
            .file("lib/one.c", "int one(void) { return 1; }\n")
            .file("lib/more/one.c", "int other_one(void) { return 1; }\n")
            .recipe(COMPILE);
  }

  @AfterEach
  void delete() throws IOException {
    project.close();
  }

  @Test
  void eachFileOfAListIsAnObjectWhateverItsDirectory() throws IOException {
    StoreEntry made = demo.of().staticLibrary();

    assertThat(members(made, "lib/libdemo.a")).containsExactly("demo.o", "more-one.o", "one.o");
    assertThat(made.file("include/demo.h")).isRegularFile();
    assertThat(Files.readString(made.file("lib/libdemo.a"), StandardCharsets.ISO_8859_1))
        .contains("demo.c")
        .doesNotContain(temp.toString());
  }

  @Test
  void oneSourceCanMakeTwoLibraries() throws IOException {
    demo.recipe(
        "name = \"demo\"\n",
        """
        name = "first"
        sources = ["one.c"]
        [[library]]
        name = "second"
        sources = ["more/*.c", "demo.c"]
        """);

    StoreEntry tree = demo.of().tree();

    assertThat(members(tree, "lib/libfirst.a")).containsExactly("one.o");
    assertThat(members(tree, "lib/libsecond.a")).containsExactly("demo.o", "more-one.o");
    assertThat(exported(tree, "lib/libsecond.so")).contains("demo").doesNotContain("one");
    assertThat(demo.record().runtime())
        .extracting(RelativePath::text)
        .containsExactly("lib/libfirst.so", "lib/libsecond.so");
  }

  @Test
  void theFirstFileThatDoesNotCompileIsNamedWithTheCompilersWords() throws IOException {
    demo.file("lib/one.c", "int one(void) { return oops; }\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().staticLibrary())
        .withMessageContaining("\"compile one.c\" failed with exit code 1")
        .withMessageContaining("one.c:1")
        .withMessageContaining("compile-one.c.log");
  }

  @Test
  void aPatternThatMatchesNoSourceIsRefused() throws IOException {
    demo.recipe("more/one.c", "more/*.s");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().staticLibrary())
        .withMessage(
            "No file of the source of \"demo\" 1 matches \"more/*.s\"."
                + " Correct \"sources\" in recipes/demo.toml.");
  }

  @Test
  void aDirectoryThatTheSourceLacksIsRefused() throws IOException {
    demo.recipe("directory = \"lib\"", "directory = \"libs\"");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().staticLibrary())
        .withMessage(
            "The source of \"demo\" 1 has no directory \"libs\"."
                + " Correct \"directory\" in recipes/demo.toml.");
  }

  @Test
  void aGeneratedFileDoesNotReachTheSource() throws IOException {
    demo.file("lib/demo_config.h", "#error not this one\n");

    demo.of().staticLibrary();

    assertThat(demo.source().resolve("lib/demo_config.h")).content().contains("not this one");
    assertThat(Trees.files(temp.resolve("store/source"), path -> true))
        .filteredOn(path -> path.fileName().equals("demo_config.h"))
        .allSatisfy(
            path -> assertThat(path.under(temp.resolve("store/source"))).content().contains("not"));
  }

  @Test
  void makeIsToldWhatTheRecipeSays() throws IOException {
    demo.file(
            "lib/Makefile",
            "libdemo.a:\n\t$(COMPILER) $(FLAGS) -c one.c -o one.o\n\t$(PACKER) rcsD $@ one.o\n")
        .recipe(
            """
            [build]
            kind = "make"
            directory = "lib"
            arguments = ["libdemo.a", "COMPILER={cc}", "FLAGS={cflags} -DX", "PACKER={ar}"]
            [install]
            include = ["demo.h"]
            [[library]]
            name = "demo"
            """);

    assertThat(members(demo.of().staticLibrary(), "lib/libdemo.a")).containsExactly("one.o");
  }

  @Test
  void aScriptIsAListOfCommandsWithPlaceholders() throws IOException {
    demo.script(
            "make.sh",
            "mkdir out; $1 $4 -c lib/one.c -o one.o && $2 rcsD out/demo.a one.o;"
                + " echo \"$3\" > lib/host.h")
        .recipe(SCRIPT)
        .recipe("\"lib/demo.h\"", "\"lib/demo.h\", \"lib/host.h\"")
        .recipe("[[library]]", "not-alone = [\"host.h\"]\n[[library]]");

    StoreEntry made = demo.of().staticLibrary();

    assertThat(members(made, "lib/libdemo.a")).containsExactly("one.o");
    assertThat(made.file("include/host.h")).hasContent("i686-pc-tiny");
  }

  @Test
  void whatRecordsItsFlagsIsNotToldOfDirectories() throws IOException {
    String script = "mkdir out; echo \"const char *flags = \\\"$CC $CFLAGS\\\";\" > f.c;";
    demo.script("make.sh", script + " $1 -fPIC -c f.c -o f.o; $2 rcsD out/demo.a f.o")
        .recipe(SCRIPT);
    assertThat(bytes(demo.of().staticLibrary())).contains("-ffile-prefix-map=" + temp);

    demo.recipe("kind = \"script\"", "kind = \"script\"\nprefix-map = false");
    assertThat(bytes(demo.of().staticLibrary()))
        .contains("cc -O1 -fPIC\0")
        .doesNotContain(temp.toString());
  }

  @Test
  void programsOfTheBuildAreMadeByTheHostToolchain() throws IOException {
    demo.script(
            "make.sh",
            "mkdir out; echo \"$BUILD_CC\" > lib/cc.h; $1 -c lib/one.c -o one.o;"
                + " $2 rcsD out/demo.a one.o")
        .recipe(SCRIPT)
        .recipe("kind = \"script\"", "kind = \"script\"\nbuild-cc = true")
        .recipe("\"lib/demo.h\"", "\"lib/cc.h\"")
        .recipe("[[library]]", "not-alone = [\"cc.h\"]\n[[library]]");

    assertThat(demo.of().compilesForTheBuild()).isTrue();
    assertThat(demo.of().staticLibrary().file("include/cc.h"))
        .content()
        .startsWith(temp.toString())
        .endsWith("/bin/cc -static\n");
  }

  @Test
  void aProgramOfThisMachineIsFoundOnlyIfTheRecipeNamesIt() throws IOException {
    demo.script(
            "make.sh",
            "perl -e 1 || exit 7; mkdir out; $1 -c lib/one.c -o one.o; $2 rcsD out/demo.a one.o")
        .recipe(SCRIPT);
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().staticLibrary())
        .withMessageContaining("\"sh demo (command 1)\" failed with exit code 7");

    demo.recipe("kind = \"script\"", "kind = \"script\"\nhost-tools = [\"perl\"]");
    assertThat(members(demo.of().staticLibrary(), "lib/libdemo.a")).containsExactly("one.o");
    assertThat(demo.of().buildInfo().text()).containsPattern("machine.program\\[[0-9]{3}]=perl\n");
  }

  @Test
  void allMissingProgramsAreOneMessageWithTheirPackages() throws IOException {
    demo.recipe(SCRIPT)
        .recipe(
            "kind = \"script\"",
            "kind = \"script\"\nhost-tools = [\"no-such-b\", \"perl\", \"no-such-a\"]\n"
                + "packages = { no-such-a = \"a-tools\" }");
    String message =
        "The recipe needs programs that are missing on this machine's PATH: no-such-a, no-such-b."
            + " Install them and run again; on Debian: apt-get install a-tools no-such-b.";

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> project.wiring().outlook().requireMachine(demo.request()))
        .withMessage(message)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT));
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().staticLibrary())
        .withMessage(message);
  }

  @Test
  void aConfigureScriptMayStandAnywhereAndTakeOtherArguments() throws IOException {
    demo.script(
            "lib/setup",
            "[ \"$*\" = '--static --triple=i686-pc-tiny --more' ] || exit 9; echo $KIND > kind.h;"
                + " $CC $CFLAGS -c one.c -o one.o && $AR rcsD libdemo.a one.o\n"
                + "echo all: > Makefile")
        .recipe(
            """
            [build]
            kind = "configure"
            directory = "lib"
            script = "setup"
            fixed = ["--static", "--triple={host}"]
            arguments = ["--more"]
            variables = { KIND = "for {host}" }
            [install]
            include = ["kind.h"]
            not-alone = ["kind.h"]
            [[library]]
            name = "demo"
            """);

    StoreEntry made = demo.of().staticLibrary();

    assertThat(members(made, "lib/libdemo.a")).containsExactly("one.o");
    assertThat(made.file("include/kind.h")).hasContent("for i686-pc-tiny");
  }

  @Test
  void aSourceWithoutTheScriptIsRefusedWithEveryWayOut() throws IOException {
    demo.recipe(
        """
        [build]
        kind = "configure"
        [install]
        include = ["lib/demo.h"]
        [[library]]
        name = "demo"
        """);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().staticLibrary())
        .withMessage(
            "The source of \"demo\" 1 has no script \"configure\". Pin a release archive (a"
                + " snapshot of a repository lacks what autoreconf generates), correct"
                + " \"directory\" or \"script\", or give another kind of [build] in"
                + " recipes/demo.toml.");
  }

  @Test
  void twoBuildsInOtherStoresAreTheSameBytes(@TempDir Path other) throws IOException {
    String here = bytes(demo.of().staticLibrary());
    try (TinyProject again = new TinyProject(other)) {
      DemoPort copy = new DemoPort(again, "demo").recipe(COMPILE);
      for (RelativePath path : Trees.files(demo.source())) {
        copy.file(path.text(), Files.readString(path.under(demo.source())));
      }
      assertThat(bytes(copy.of().staticLibrary())).isEqualTo(here);
    }
  }

  private static String bytes(StoreEntry made) throws IOException {
    return Files.readString(made.file("lib/libdemo.a"), StandardCharsets.ISO_8859_1);
  }

  private static List<String> members(StoreEntry made, String archive) throws IOException {
    return ArArchive.read(made.file(archive)).members().stream().map(ArMember::name).toList();
  }

  private static List<String> exported(StoreEntry made, String file) throws IOException {
    return ElfImage.read(made.file(file)).dynamicSymbols().stream()
        .filter(Symbol::isDefined)
        .map(Symbol::name)
        .toList();
  }
}
