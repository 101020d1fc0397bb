// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toolchain.DirectoryPlaces.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryToolchainTest {
  private static final String PATH = "path = \"component\"\n";

  @TempDir private Path temp;
  private TinyToolchain tiny;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.pinned(temp).pinDirectory(PATH, "");
    // Its compiler finds headers and libraries from its own name, and knows nothing of a runtime.
    tiny.pin("driver-flags = [\"--not-read-by-gcc\"]", "driver-flags = [\"-DFLAG=1\"]");
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void itsToolsRunWhereTheyLieAndNothingIsCopied() throws IOException {
    Toolchain toolchain = tiny.provide();

    assertThat(Path.of(toolchain.tool("cc"))).isExecutable();
    assertThat(Files.readString(Path.of(toolchain.tool("cc"))))
        .isEqualTo(
            "#!/bin/sh\nexec '" + temp.resolve("component/bin/cc") + "' '-DFLAG=1' \"$@\"\n");
    assertThat(Files.readString(Path.of(toolchain.tool("ar")))).doesNotContain("FLAG");
    assertThat(Trees.files(toolchain.directory()))
        .extracting(path -> path.text())
        .containsExactly(
            "bin/ar",
            "bin/cc",
            "bin/ranlib",
            "bin/strip",
            "sysroot/usr/lib/nanvix-loader/runtime.o");
  }

  @Test
  void aChangedToolIsNamedWithBothDigestsWheneverTheToolchainIsAskedFor() throws IOException {
    tiny.provide();
    Path tool = temp.resolve("component/bin/ar");
    Sha256 expected = Sha256.ofFile(tool);
    Files.writeString(tool, "#!/bin/sh\nexec ar \"$@\"\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("Directory \"" + temp.resolve("component") + "\"")
        .withMessageContaining(
            "\"bin/ar\": expected " + expected + ", found " + Sha256.ofFile(tool))
        .withMessageContaining("components/tiny.toml (line 4)")
        .withMessageNotContaining("bin/cc");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() throws IOException {
    Files.delete(temp.resolve("component/bin/ar"));
    Files.writeString(temp.resolve("component/bin/cc"), "");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("\"bin/ar\": expected sha256:")
        .withMessageContaining("found no such file")
        .withMessageContaining("\"bin/cc\": expected sha256:");
    assertThat(temp.resolve("store/toolchain")).doesNotExist();
  }

  @Test
  void theIdIsOfTheContentAndTheStoresEntryOfThePlace() throws IOException {
    Toolchain here = tiny.provide();
    Trees.copy(temp.resolve("component"), temp.resolve("moved"), Trees.Mode.COPY);
    tiny.pinDirectory("path = \"moved\"\n", "");
    Toolchain there = tiny.provide();

    assertThat(there.id()).isEqualTo(here.id());
    assertThat(there.directory()).isNotEqualTo(here.directory());
    Trees.delete(temp.resolve("component"));
    tiny.provisioner().probe(there);
  }

  @Test
  void trackedFilesMayChangeAndThenTheIdDoes() throws IOException {
    String tracked = "tracked = [\"sysroot/lib\", \"sysroot/include/stdio.h\"]\n";
    tiny.pinDirectory(PATH, tracked);
    String before = tiny.provide().id();

    tiny.write("component/sysroot/include/more.h", "");
    assertThat(tiny.provide().id()).isEqualTo(before);
    tiny.write("component/sysroot/lib/libposix.a", "!<arch>\n");
    String after = tiny.provide().id();
    assertThat(after).isNotEqualTo(before);
    tiny.write("component/sysroot/include/stdio.h", "int puts(const char *text);\n");
    assertThat(tiny.provide().id()).isNotIn(before, after);
  }

  @Test
  void aTrackedFileThatIsNotThereIsNamed() throws IOException {
    tiny.pinDirectory(PATH, "tracked = [\"lib/user.ld\"]\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("has no \"lib/user.ld\"")
        .withMessageContaining("\"tracked\" in components/tiny.toml");
  }

  @Test
  void selectedDirectoriesAreLinkedUnderTheirName() throws IOException {
    tiny.pinDirectory(PATH, "select = { \"sysroot/lib\" = \"sysroot/usr/lib/c\" }\n");
    tiny.pin("-DFLAG=1", "-L<CFGDIR>/../sysroot/usr/lib/c");

    Toolchain toolchain = tiny.provide();

    assertThat(toolchain.directory().resolve("sysroot/usr/lib/c"))
        .isSymbolicLink()
        .isDirectoryContaining("glob:**/libm.a");
    assertThat(Files.readString(Path.of(toolchain.tool("cc"))))
        .contains(" '-L'\"${0%/*}\"'/../sysroot/usr/lib/c' ");
  }

  @Test
  void aToolThatIsNotPinnedIsRefusedWithTheLineToAdd() throws IOException {
    tiny.write("component/bin/nm", "#!/bin/sh\n");
    tiny.pin("[tools]", "[tools]\nnm = \"nm\"");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("Tool \"bin/nm\" of component \"tiny\" is not pinned.")
        .withMessageContaining(
            "components/tiny.toml: \"bin/nm\" = \"" + Sha256.of("#!/bin/sh\n").hex() + "\"");
  }

  @Test
  void aToolThatNoComponentHasIsNamedWithItsRole() throws IOException {
    tiny.pin("[tools]", "[tools]\nnm = \"i686-nanvix-nm\"");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("\"i686-nanvix-nm\" for the role \"nm\"")
        .withMessageContaining("[tools] in toolchains/i686-tiny.toml");
  }

  @Test
  void anotherVersionThanPinnedIsToldWithBoth() throws IOException {
    tiny.compiler("#!/bin/sh\necho tinycc 1.1\n").pinDirectory(PATH, "");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("answered \"tinycc 1.1\"; expected \"tinycc 1.0\"")
        .withMessageContaining("pin this one under [probe] in toolchains/i686-tiny.toml")
        .withMessageNotContaining("glibc");
  }

  @Test
  void thePlaceOfTheMachineWinsOverThatOfThePin() throws IOException {
    tiny.pinDirectory("path = \"/no/such/directory\"\n", "")
        .directories((spec, pin) -> Optional.of(new Place(temp.resolve("component"), "a test")));

    assertThat(tiny.provide().id()).isNotEmpty();
  }

  @Test
  void aPlaceWithoutADirectoryIsNamedWithWhoGaveIt() throws IOException {
    tiny.directories((spec, pin) -> Optional.of(new Place(temp.resolve("gone"), "-Dsome.option")));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("\"" + temp.resolve("gone") + "\", by -Dsome.option, but there is");
  }

  @Test
  void withoutAnyPlaceTheWaysToGiveOneAreTold() throws IOException {
    tiny.pinDirectory("", "");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("the directory \"tiny\" of toolchain \"i686-tiny\"")
        .withMessageContaining("-Dnanvix.toolchain.directory=DIR")
        .withMessageContaining("toolchains.xml");
  }
}
