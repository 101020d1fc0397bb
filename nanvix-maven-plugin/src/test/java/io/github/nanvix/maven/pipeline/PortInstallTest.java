// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a port installs beside its libraries: headers, terms, what pkg-config reads. */
class PortInstallTest {
  private static final String RECIPE =
      """
      [build]
      kind = "compile"
      sources = ["demo.c"]

      [install]
      include = ["demo.h", "demo/"]
      "include/more" = ["other/**/*.h"]

      [[library]]
      name = "demo"
      """;

  @TempDir private Path temp;
  private TinyProject project;
  private DemoPort demo;

  @BeforeEach
  void layOut() throws IOException {
    project = new TinyProject(temp);
    demo =
        new DemoPort(project, "demo")
            .file("demo.c", "int demo(void) { return 1; }\n")
            .file("demo.h", "#include <demo/part.h>\n")
            .file("demo/part.h", "int demo(void);\n")
            .file("other/a.h", "int a(void);\n")
            .file("other/deep/b.h", "int b(void);\n")
            .file("other/deep/b.in", "no header\n")
            .recipe(RECIPE);
  }

  @AfterEach
  void delete() throws IOException {
    project.close();
  }

  @Test
  void filesDirectoriesAndPatternsGoToTheirPlaces() throws IOException {
    assertThat(Trees.files(demo.of().staticLibrary().tree()))
        .extracting(RelativePath::text)
        .containsExactly(
            "include/demo.h",
            "include/demo/part.h",
            "include/more/a.h",
            "include/more/deep/b.h",
            "lib/libdemo.a");
  }

  @Test
  void whatTheBuildDidNotMakeIsNamed() throws IOException {
    for (String item : new String[] {"gone.h", "gone/", "gone/*.h"}) {
      demo.recipe(RECIPE).recipe("\"demo.h\"", "\"" + item + "\"");

      assertThatExceptionOfType(BuildException.class)
          .isThrownBy(() -> demo.of().staticLibrary())
          .withMessage(
              "The build of \"demo\" did not make \""
                  + item
                  + "\". Correct [install] or [[library]] in recipes/demo.toml, or the source.");
    }
  }

  @Test
  void aHeaderThatNeedsOneThatIsNotInstalledStopsTheBuild() throws IOException {
    demo.recipe("\"demo.h\", \"demo/\"", "\"demo.h\"");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().staticLibrary())
        .withMessageStartingWith(
            "The header \"demo.h\" that \"demo\" installs does not compile by itself:"
                + " demo.h:1:10: fatal error: demo/part.h: No such file or directory. Install what it"
                + " includes, or, if it is a part of another header, list it in \"not-alone\" of"
                + " [install] in recipes/demo.toml.");
  }

  @Test
  void aFragmentOfAHeaderIsLeftAloneWhereItIsListed() throws IOException {
    demo.file("other/a.h", "#error \"include demo.h\"\n");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().staticLibrary())
        .withMessageContaining("The header \"more/a.h\"");

    demo.recipe("[[library]]", "not-alone = [\"more/?.h\"]\n[[library]]");
    assertThat(demo.of().staticLibrary().file("include/more/a.h")).isRegularFile();
  }

  @Test
  void aListOfFragmentsThatNamesNoHeaderIsRefused() throws IOException {
    demo.recipe("[[library]]", "not-alone = [\"fragment.h\"]\n[[library]]");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().staticLibrary())
        .withMessage(
            "\"demo\" installs no header that matches \"fragment.h\"."
                + " Correct \"not-alone\" in recipes/demo.toml.");
  }

  @Test
  void theTermsOfTheSourceAreInTheTree() throws IOException {
    demo.file("docs/NOTICE", "And say so.\n")
        .recipe("[build]", "licenses = [\"docs/NOTICE\"]\n[build]");
    assertThat(demo.of().tree().file("share/licenses/demo/docs/NOTICE")).hasContent("And say so.");

    demo.recipe(RECIPE);
    assertThat(demo.of().tree().file("share/licenses/demo/LICENSE")).hasContent("Do as you like.");
  }

  @Test
  void aPortWithoutTermsIsNotPacked() throws IOException {
    Files.delete(demo.source().resolve("LICENSE"));
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().staticLibrary())
        .withMessage(
            "The source of \"demo\" 1 has no file LICENSE, COPYING or COPYRIGHT, and what is built"
                + " from it has to carry its terms. Name the file as license-file, or one of the pin"
                + " directory as license-text, in sources/demo.toml.");

    demo.recipe("[build]", "licenses = [\"TERMS\"]\n[build]");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> demo.of().tree())
        .withMessage(
            "The source of \"demo\" 1 has no file \"TERMS\", which should have its terms. Correct"
                + " \"licenses\" in recipes/demo.toml.");
  }

  @Test
  void pkgConfigReadsOfEachLibraryWhereTheTreeIs() throws IOException {
    demo.recipe(
        "name = \"demo\"\n",
        """
        name = "demo"
        [[library]]
        name = "top"
        sources = ["top.c"]
        needed = ["libdemo.so"]
        pc = { name = "top-2.0", version = "2.3", requires = ["elsewhere"] }
        """);
    demo.file("top.c", "int demo(void);\nint top(void) { return demo(); }\n");

    Path directory = demo.of().tree().file("lib/pkgconfig");

    assertThat(directory.resolve("libdemo.pc"))
        .hasContent(
            """
            prefix=${pcfiledir}/../..
            includedir=${prefix}/include
            libdir=${prefix}/lib

            Name: libdemo
            Description: libdemo.so of the port demo
            Version: 1
            Cflags: -I${includedir}
            Libs: -L${libdir} -ldemo
            """);
    assertThat(directory.resolve("top-2.0.pc"))
        .content()
        .contains("Version: 2.3\n", "Libs: -L${libdir} -ltop\nRequires: libdemo, elsewhere\n");
  }
}
