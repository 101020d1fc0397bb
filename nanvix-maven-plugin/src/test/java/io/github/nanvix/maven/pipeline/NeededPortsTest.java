// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports that need ports: {@code top} needs {@code mid}, which needs {@code base}. */
class NeededPortsTest {
  @TempDir private Path temp;
  private TinyProject project;
  private DemoPort base;
  private DemoPort mid;
  private DemoPort top;

  @BeforeEach
  void layOut() throws IOException {
    project = new TinyProject(temp);
    base =
        new DemoPort(project, "base")
            .file("base.h", "int base(void);\n")
            .file("base.c", "#include \"base.h\"\nint base(void) { return 1; }\n")
            .recipe(recipe("base", "", ""));
    mid =
        new DemoPort(project, "mid")
            .file("mid.h", "#include <base.h>\nint mid(void);\n")
            .file("mid.c", "#include <mid.h>\nint mid(void) { return base(); }\n")
            .recipe(recipe("mid", "\"base\"", "\"libbase.so\""))
            .recipe("kind = \"compile\"", "kind = \"compile\"\nincludes = [\".\"]");
    top =
        new DemoPort(project, "top")
            .file("top.h", "int top(void);\n")
            .file("top.c", "#include <mid.h>\nint top(void) { return mid() + base(); }\n")
            .recipe(recipe("top", "\"mid\"", "\"libmid.so\", \"libbase.so\""));
  }

  @AfterEach
  void delete() throws IOException {
    project.close();
  }

  private static String recipe(String name, String needs, String needed) {
    return """
        needs = [NEEDS]
        [build]
        kind = "compile"
        sources = ["NAME.c"]
        [install]
        include = ["NAME.h"]
        [[library]]
        name = "NAME"
        needed = [NEEDED]
        """
        .replace("NEEDS", needs)
        .replace("NEEDED", needed)
        .replace("NAME", name);
  }

  @Test
  void headersAndLibrariesOfAllThatIsNeededAreThere() throws IOException {
    Path basePort = base.packed();
    Path midPort = mid.packed(basePort);

    StoreEntry tree = top.of(midPort, basePort).tree();

    assertThat(ElfImage.read(tree.file("lib/libtop.so")).needed())
        .containsExactly("libmid.so", "libbase.so");
    assertThat(top.record(midPort, basePort).needs()).containsOnlyKeys("mid");
    assertThat(mid.record(basePort).needs())
        .containsEntry("base", open(basePort).interfaceDigest());
    assertThat(top.of(midPort, basePort).buildInfo().text())
        .contains("port.mid.version=1\n", "port.base.version=1\n");
  }

  @Test
  void aConfigureScriptAndMakeSeeThemInTheSamePlace() throws IOException {
    Path basePort = base.packed();
    mid.script(
            "configure",
            """
            echo "${*##*with-base=}" > where; [ -e "${*##*with-base=}/lib/libbase.so" ] || exit 8
            mkdir -p sub; printf 'libmid.a:\\n\\tcd sub && $(CC) $(CFLAGS) $(BASE) -c ../mid.c\\n' > Makefile
            printf '\\t$(AR) rcsD libmid.a sub/mid.o\\n' >> Makefile
            echo "#define WHERE \\"$CFLAGS\\"" > mid_config.h
            """)
        .file("mid.c", "#include <base.h>\nint mid(void) { return base(); }\n")
        .recipe("includes = [\".\"]", "")
        .recipe(
            "sources = [\"mid.c\"]",
            "arguments = [\"--with-base={ports.base}\"]\n"
                + "make = [\"CC={cc}\", \"CFLAGS={cflags}\", \"BASE=-I{ports.base}/include\"]")
        .recipe("kind = \"compile\"", "kind = \"configure\"");

    assertThat(ElfImage.read(mid.of(basePort).tree().file("lib/libmid.so")).needed())
        .containsExactly("libbase.so");
  }

  @Test
  void otherCodeOfAPortRebuildsNoOther() throws IOException {
    Path before = base.packed();
    mid.of(before).tree();
    base.file("base.c", "#include \"base.h\"\nint base(void) { return 2; }\n");
    Path after = base.packed();

    assertThat(open(after).archive()).isNotEqualTo(open(before).archive());
    assertThat(mid.of(after).staticLibrary().reused()).isTrue();
    assertThat(mid.of(after).sharedLibraries()).allMatch(StoreEntry::reused);
    assertThat(mid.of(after).tree().reused()).isTrue();
  }

  @Test
  void anotherHeaderCompilesAndAnotherInterfaceOnlyLinksAgain() throws IOException {
    StoreEntry first = mid.of(base.packed()).tree();
    base.file("base.c", "#include \"base.h\"\nint base(void) { return 2; }\nint also;\n");
    Path otherSymbol = base.packed();

    assertThat(mid.of(otherSymbol).staticLibrary().reused()).isTrue();
    assertThat(mid.of(otherSymbol).sharedLibraries()).noneMatch(StoreEntry::reused);
    assertThat(mid.of(otherSymbol).tree().fingerprint()).isNotEqualTo(first.fingerprint());

    base.file("base.h", "int base(void);\nextern int also;\n");
    assertThat(mid.of(base.packed()).staticLibrary().reused()).isFalse();
  }

  @Test
  void aPortThatTheProjectLacksIsNamedBeforeAnythingIsMade() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> mid.of().staticLibrary())
        .withMessage(
            "Port \"mid\" needs the port \"base\", and the project depends on no port. Add a"
                + " dependency of type nanvix-port on the project that builds it.");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(
            () ->
                project
                    .wiring()
                    .outlook()
                    .requirePorts(
                        mid.request(), Set.of("other"), List.of(), port -> "Write " + port + "."))
        .withMessage(
            "Port \"mid\" needs the port \"base\", and the project depends on [other]. Write base.");
    project
        .wiring()
        .outlook()
        .requirePorts(mid.request(), Set.of("base"), List.of(), port -> "never");
  }

  @Test
  void anotherBuildOfAPortThanTheOneItWasBuiltAgainstIsRefusedWithBoth() throws IOException {
    Path before = base.packed();
    Path midPort = mid.packed(before);
    base.file("base.c", "#include \"base.h\"\nint base(void) { return 2; }\nint also;\n");
    Path after = base.packed();

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> top.of(midPort, after).staticLibrary())
        .withMessage(
            "Port \"mid\" 1 (mid-1-i686-tiny.tar.gz) was built against the port \"base\" with the"
                + " interface "
                + open(before).interfaceDigest().abbreviated()
                + "; Port \"base\" 1 (base-1-i686-tiny.tar.gz), which the project depends on, has"
                + " the interface "
                + open(after).interfaceDigest().abbreviated()
                + ". Build \"mid\" again against that one and install it.");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> top.of(midPort).staticLibrary())
        .withMessage(
            "Port \"mid\" 1 (mid-1-i686-tiny.tar.gz) was built against the port \"base\", and the"
                + " project does not depend on that. Add a dependency of type nanvix-port on the"
                + " project that builds it.");
  }

  @Test
  void aSonameThatNoPortHasIsRefusedWithThoseThatThereAre() throws IOException {
    Path basePort = base.packed();
    mid.recipe("\"libbase.so\"", "\"libbasement.so\"");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> mid.of(basePort).staticLibrary())
        .withMessage(
            "recipes/mid.toml (line 10): \"libbasement.so\" is a library neither of this recipe"
                + " nor of the ports that it needs. They have [libbase.so].");
  }

  @Test
  void aPlaceholderForAPortThatIsNotNeededIsRefused() throws IOException {
    base.script("configure", "exit 1")
        .recipe(
            "kind = \"compile\"\nsources = [\"base.c\"]",
            "kind = \"configure\"\n" + "arguments = [\"{ports.other}\"]");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> base.of().staticLibrary())
        .withMessage(
            "\"recipes/base.toml\" has {ports.other}, and the port does not need it."
                + " Add \"other\" to \"needs\", or correct the name.");
  }

  @Test
  void theTestProgramHasTheArchivesOfAllOfThem() throws IOException {
    Path basePort = base.packed();
    Path midPort = mid.packed(basePort);
    project.toolchain.write(
        "pins/recipes/top/test.c", "#include <top.h>\nint main(void) { return top() - 2; }\n");
    top.recipe(
        "[build]",
        "test = { source = \"top/test.c\", program = \"bin/t.elf\", passes = \"P\" }\n[build]");

    StoreEntry tree = top.of(midPort, basePort).tree();

    assertThat(tree.file("bin/t.elf")).isExecutable();
    assertThat(top.of(midPort, basePort).required())
        .isEqualTo(List.of("lib/libtop.a", "lib/libtop.so"));
    assertThat(new RelativePath("include/top.h").under(tree.tree())).isRegularFile();
  }

  private InstalledPort open(Path archive) {
    return InstalledPort.open(
        project.wiring().workshop().store(), archive, project.wiring().workshop().toolchain());
  }
}
