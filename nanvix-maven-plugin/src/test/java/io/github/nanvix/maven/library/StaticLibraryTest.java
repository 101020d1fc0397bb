// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ArMember;
import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticLibraryTest {
  private static final String MEMBERS = "rcsD \\$@ tiny.o more.o";

  @TempDir private Path temp;
  private TinyToolchain tiny;
  private TinyPort port;
  private Toolchain toolchain;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.provisioned(temp);
    port = new TinyPort(tiny);
    toolchain = tiny.provide();
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void theArchiveHoldsRelocatableObjectsOfTheTargetAndNothingElse() throws IOException {
    StoreEntry made = tiny.store().produce(port.staticLibrary(toolchain));

    ArArchive archive = ArArchive.read(made.file("lib/libtiny.a"));
    assertThat(archive.members()).extracting(ArMember::name).containsExactly("tiny.o", "more.o");
    for (ArMember member : archive.members()) {
      ElfImage image = member.image();
      assertThat(image.elfClass()).isEqualTo(ElfClass.ELF32);
      assertThat(image.machine()).isEqualTo(ElfMachine.I386);
      assertThat(image.type()).isEqualTo(ElfType.REL);
    }
  }

  @Test
  void aHeaderThatConfigureLinkedIsInstalledAsAFile() throws IOException {
    StoreEntry made = tiny.store().produce(port.staticLibrary(toolchain));

    assertThat(Files.isSymbolicLink(made.file("include/tiny.h"))).isFalse();
    assertThat(made.file("include/tiny.h")).content().contains("int tiny(int);");
  }

  @Test
  void noBuildPathIsInItAndItIsTheSameInAnotherStore(@TempDir Path other) throws IOException {
    byte[] first = archive(tiny, port, toolchain);
    try (TinyToolchain again = TinyToolchain.provisioned(other)) {
      byte[] second = archive(again, new TinyPort(again), again.provide());
      assertThat(second).isEqualTo(first);
    }
    assertThat(new String(first, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("more.c")
        .doesNotContain(temp.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What libtool makes of an archive that is given by its path.
        "$AR rcsD inner.a more.o; $AR rcsD \\$@ tiny.o inner.a | holds the archive \"inner.a\" as a"
            + " member",
        "$CC -m64 -c tiny.c -o wide.o; $AR rcsD \\$@ wide.o 2>&1 | \"wide.o\", which is ET_REL"
            + " ELF64 EM_X86_64; expected ET_REL ELF32 EM_386",
        "$CC -shared -o linked.o tiny.o; $AR rcsD \\$@ linked.o   | \"linked.o\", which is ET_DYN"
            + " ELF32 EM_386; expected ET_REL",
        "echo text > note; $AR rcsD \\$@ tiny.o note             | holds \"note\", which is not an"
            + " ELF object",
        "$AR rcsD \\$@                                           | is empty",
        "echo no archive > \\$@                                  | is not a complete ar archive",
      })
  void anyOtherMemberIsRefused(String command, String fault) throws IOException {
    port.source("configure", "$AR " + MEMBERS, command);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> tiny.store().produce(port.staticLibrary(toolchain)))
        .withMessageContaining("Static archive \"lib/libtiny.a\"")
        .withMessageContaining(fault)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.INPUT));
    assertThat(temp.resolve("store/static-library")).doesNotExist();
  }

  @Test
  void aFileThatTheBuildDidNotMakeIsNamedWithTheHostInItsPlace() throws IOException {
    port.recipe("\"{host}/libtiny.a\"", "\"{host}/.libs/libtiny.a\"");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> tiny.store().produce(port.staticLibrary(toolchain)))
        .withMessageContaining("\"tiny\" did not make \"i686-pc-tiny/.libs/libtiny.a\"")
        .withMessageContaining("recipes/tiny.toml");
  }

  @Test
  void aSourceThatDoesNotCompileFailsWithTheCompilersWords() throws IOException {
    port.source("more.c", "__FILE__", "__FILE__ +;");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> tiny.store().produce(port.staticLibrary(toolchain)))
        .withMessageContaining("\"make tiny\" failed with exit code 2")
        .withMessageContaining("more.c:1")
        .withMessageContaining("make-tiny.log");
  }

  @Test
  void everyArgumentIsAnInput() throws IOException {
    StaticLibrary step = port.staticLibrary(toolchain);
    port.recipe("--enable-static", "--enable-more");
    assertThat(port.staticLibrary(toolchain).inputs().text()).isNotEqualTo(step.inputs().text());
  }

  private static byte[] archive(TinyToolchain tiny, TinyPort port, Toolchain toolchain)
      throws IOException {
    StoreEntry made = tiny.store().produce(port.staticLibrary(toolchain));
    return Files.readAllBytes(made.file("lib/libtiny.a"));
  }
}
