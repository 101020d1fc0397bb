// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLibraryTest {
  @TempDir private Path temp;
  private TinyToolchain tiny;
  private TinyPort port;
  private Toolchain toolchain;
  private StoreEntry half;
  private Path archive;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.provisioned(temp);
    port = new TinyPort(tiny);
    toolchain = tiny.provide();
    half = tiny.store().produce(port.staticLibrary(toolchain));
    archive = half.file("lib/libtiny.a");
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void itIsLinkedWholeAndLeavesWhatItLacksToTheExecutable() throws IOException {
    StoreEntry made = tiny.store().produce(port.sharedLibrary(toolchain, archive));

    ElfImage image = ElfImage.read(made.file("lib/libtiny.so"));
    assertThat(image.dynamic().soname()).contains("libtiny.so");
    assertThat(image.needed()).isEmpty();
    assertThat(image.dynamicSymbols())
        .filteredOn(Symbol::isDefined)
        .extracting(Symbol::name)
        .contains("tiny", "tiny_place");
    assertThat(image.dynamicSymbols())
        .filteredOn(symbol -> !symbol.isDefined())
        .extracting(Symbol::name)
        .contains("malloc");
  }

  @Test
  void anotherSonameThanDeclaredIsRefused() throws IOException {
    port.recipe("\"-Wl,-z,noexecstack\"", "\"-Wl,-soname,other.so\"");

    assertRefused("has SONAME \"other.so\"; expected \"libtiny.so\"");
  }

  @Test
  void aNeededLibraryThatIsNotDeclaredIsRefused() throws IOException {
    Path other = Gcc.shared(temp.resolve("libother.so"), "", "-Wl,-soname,libother.so");
    port.recipe("\"-Wl,-z,noexecstack\"", "\"-Wl,--no-as-needed\", \"" + other + "\"");

    assertRefused("has DT_NEEDED [libother.so]; expected []");
  }

  @Test
  void aDeclaredLibraryThatIsNotNeededIsRefused() throws IOException {
    port.recipe("needed = []", "needed = [\"libc.so\"]");
    port.recipe("source = \"tiny\"\n\n[build]", "source = \"tiny\"\nneeds = [\"c\"]\n\n[build]");

    assertRefused("has DT_NEEDED []; expected [libc.so]");
  }

  @Test
  void aSharedRuntimeStandsBehindTheRecipesLibraries() throws IOException {
    Path runtime = Gcc.shared(temp.resolve("libc.so"), "", "-Wl,-soname,libc.so");
    tiny.pin("[\"-ltinyrt\"]", "[\"-Wl,--no-as-needed\", \"" + runtime + "\"]");

    assertRefusedWith(tiny.provide(), "has DT_NEEDED [libc.so]; expected []");
    tiny.pin("libraries = [\"-lm\"]", "needed = [\"libc.so\"]\nlibraries = [\"-lm\"]");
    StoreEntry made = tiny.store().produce(port.sharedLibrary(tiny.provide(), archive));

    assertThat(ElfImage.read(made.file("lib/libtiny.so")).needed()).containsExactly("libc.so");
  }

  @Test
  void aPartOfTheRuntimeIsNeededWhereItIsOfUse() throws IOException {
    Path math = Gcc.shared(temp.resolve("libm.so.6"), "", "-Wl,-soname,libm.so.6");
    Path object =
        Gcc.shared(
            temp.resolve("libtiny.so"),
            "",
            "-Wl,-soname,libtiny.so",
            "-Wl,--no-as-needed",
            math.toString());
    SharedObject declared = SharedObject.of(port.recipe().libraries().get(0));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(
            () ->
                new SharedObjectInspection(declared, List.of(), Set.of(), object)
                    .requireAsDeclared())
        .withMessageContaining("has DT_NEEDED [libm.so.6]; expected []");
    new SharedObjectInspection(declared, List.of(), Set.of("libm.so.6"), object)
        .requireAsDeclared();
  }

  @Test
  void theContentOfTheArchiveIsTheInputAndNotItsPlace() throws IOException {
    Path copy = Files.copy(archive, temp.resolve("copy.a"));
    String before = port.sharedLibrary(toolchain, archive).inputs().text();

    assertThat(port.sharedLibrary(toolchain, copy).inputs().text()).isEqualTo(before);
    Files.write(copy, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
    assertThat(port.sharedLibrary(toolchain, copy).inputs().text()).isNotEqualTo(before);
  }

  @Test
  void theTestProgramIsLinkedWithTheArchive() throws IOException {
    Path program = testProgram(toolchain);

    assertThat(program).isExecutable();
    assertThat(ElfImage.read(program).type()).isEqualTo(ElfType.EXEC);
    assertThat(ElfImage.read(program).needed()).isEmpty();
  }

  @Test
  void theTestProgramOfATargetWithASharedRuntimeStandsAlone() throws IOException {
    tiny.pin("[\"-static\"]", "[\"-pie\"]\nstandalone = [\"-static\", \"-Wl,-e,main\"]");

    ElfImage image = ElfImage.read(testProgram(tiny.provide()));

    assertThat(image.type()).isEqualTo(ElfType.EXEC);
    assertThat(image.interpreter()).isEmpty();
  }

  private Path testProgram(Toolchain with) {
    PortTest step =
        new PortTest(
            port.recipe().test().orElseThrow().program(),
            tiny.catalog().text("recipes/tiny/tiny_test.c"),
            half,
            List.of(new RelativePath("lib/libtiny.a")),
            InstalledPorts.NONE,
            with,
            TinyToolchain.CLOCK);
    return tiny.store().produce(step).file("bin/tiny_test.elf");
  }

  private void assertRefused(String fault) {
    assertRefusedWith(toolchain, fault);
  }

  private void assertRefusedWith(Toolchain with, String fault) {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> tiny.store().produce(port.sharedLibrary(with, archive)))
        .withMessageContaining("Shared object \"lib/libtiny.so\" " + fault)
        .withMessageContaining("Correct the [[library]] in ");
    assertThat(temp.resolve("store/shared-library")).doesNotExist();
  }
}
