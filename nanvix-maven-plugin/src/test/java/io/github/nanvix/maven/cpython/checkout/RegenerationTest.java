// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a script in makesetup's place; the scenarios run the real one. */
class RegenerationTest {
  @TempDir Path temp;
  private Path source;
  private Path build;

  @BeforeEach
  void configure() throws IOException {
    source = temp.resolve("my sources");
    build = temp.resolve("build");
    write(source, "Include/patchlevel.h", "#define PY_VERSION \"3.13.5\"\n");
    write(source, "Modules/Setup", "from-setup\n");
    write(
        source,
        "Modules/makesetup",
        """
        #!/bin/sh
        set -e
        { cat Makefile.pre; echo WORDS = "$@"; echo NAMES = *; echo LINES = $(cat "$@"); } >Makefile
        echo made >config.c
        """);
    Trees.makeRunnable(source.resolve("Modules/makesetup"));
    write(build, "Makefile", "srcdir= ../my sources\n# old\n");
    write(build, "config.c", "old\n");
    write(build, "Modules/Setup.local", "old\n");
    write(build, "Modules/Setup.stdlib", "from-stdlib\n");
    write(
        build,
        "Makefile.pre",
        """
        srcdir= ../my sources
        MAKESETUP= $(srcdir)/Modules/makesetup
        all: Makefile
        Makefile Modules/config.c: Makefile.pre
        \t@$(MAKESETUP) Modules/Setup.local \\
        \t\tModules/Setup.stdlib \\
        \t\t$(srcdir)/Modules/Setup
        \t@mv config.c Modules
        """);
  }

  @Test
  void makesetupGetsTheFilesThatTheMakefileNamesAndTheCheckoutStaysAsItIs() throws IOException {
    Map<String, String> before = content();

    Makefile made = regeneration().with(SetupDocument.parse("new\n"));

    assertThat(made.words("LINES")).containsExactly("new", "from-stdlib", "from-setup");
    assertThat(made.words("WORDS"))
        .containsExactly("Modules/Setup.local", "Modules/Setup.stdlib", ".sources/Modules/Setup");
    assertThat(made.words("NAMES")).containsExactly("Makefile", "Makefile.pre", "Modules");
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void whatMakesetupSaysWhenItFailsIsInTheMessage() throws IOException {
    write(source, "Modules/makesetup", "#!/bin/sh\necho >&2 bad word x in y\nexit 3\n");

    assertThatThrownBy(() -> regeneration().with(SetupDocument.parse("")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(
            "makesetup of \"" + build + "\" failed with exit code 3: bad word x in y.")
        .hasMessageContaining("nanvix:lint-setup");
  }

  @Test
  void aMakefileThatDoesNotRunMakesetupIsRefused() throws IOException {
    write(build, "Makefile.pre", "Makefile: x\n\techo\n");

    assertThatThrownBy(() -> regeneration().with(SetupDocument.parse("")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("has no rule that runs makesetup");
  }

  private Regeneration regeneration() {
    return new Regeneration(
        Checkout.at(build), new CommandRunner(), List.of(Path.of("/usr/bin"), Path.of("/bin")));
  }

  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    for (RelativePath file : Trees.files(build)) {
      content.put(file.text(), Files.readString(file.under(build)));
    }
    return content;
  }

  private static void write(Path directory, String file, String text) throws IOException {
    Files.createDirectories(directory.resolve(file).getParent());
    Files.writeString(directory.resolve(file), text);
  }
}
