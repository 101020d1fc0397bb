// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArArchiveTest {
  @TempDir Path dir;

  @Test
  void listsGnuMembersWithLongNamesAndSkipsTheTables() throws IOException {
    Path a = object("a.o");
    Path b = object("a_name_of_more_than_fifteen_characters.o");
    ArArchive archive = ArArchive.read(ar("rcs", a, b));
    assertThat(archive.hasSymbolIndex()).isTrue();
    assertThat(archive.members())
        .extracting(ArMember::name)
        .containsExactly("a.o", "a_name_of_more_than_fifteen_characters.o");
    assertThat(archive.members()).allMatch(ArMember::isElf).noneMatch(ArMember::isArchive);
    assertThat(archive.members().get(0).bytes()).isEqualTo(Files.readAllBytes(a));
    ElfImage image = archive.members().get(1).image();
    assertThat(image.type()).isEqualTo(ElfType.REL);
    assertThat(image.machine()).isEqualTo(ElfMachine.I386);
  }

  @Test
  void noticesAMissingIndex() throws IOException {
    assertThat(ArArchive.read(ar("rcS", object("a.o"))).hasSymbolIndex()).isFalse();
  }

  @Test
  void readsBsdNames() {
    String name = "long_bsd_name.o\0";
    String archive =
        "!<arch>\n"
            + header("__.SYMDEF", 4)
            + "\0\0\0\0"
            + header("#1/16", 19)
            + name
            + "abc\n"
            + header("short.o", 2)
            + "xy";
    ArArchive read = ArArchive.read(archive.getBytes(StandardCharsets.US_ASCII));
    assertThat(read.hasSymbolIndex()).isTrue();
    assertThat(read.members())
        .extracting(ArMember::name)
        .containsExactly("long_bsd_name.o", "short.o");
    assertThat(read.members().get(0).bytes()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void readsWhatArWritesAndReads() throws IOException {
    Path odd = Files.move(object("a.o"), dir.resolve("#1"));
    Path archive = ar("rcs", odd);
    Files.write(archive, new byte[] {'\n'}, java.nio.file.StandardOpenOption.APPEND);
    assertThat(ArArchive.read(archive).members())
        .singleElement()
        .extracting(ArMember::name)
        .isEqualTo("#1");
  }

  @Test
  void recognisesANestedArchive() throws IOException {
    Path inner = ar("rcs", object("a.o"));
    Path renamed = Files.move(inner, dir.resolve("inner.a"));
    ArArchive outer = ArArchive.read(ar("rc", renamed));
    assertThat(outer.members()).singleElement().matches(ArMember::isArchive);
  }

  @Test
  void refusesAThinArchive() throws IOException {
    Path thin = ar("rcsT", object("a.o"));
    assertThatThrownBy(() -> ArArchive.read(thin))
        .isInstanceOf(ElfFormatException.class)
        .hasMessageContaining("not a thin one");
  }

  @Test
  void saysWhatIsWrongWithAMember() {
    byte[] cut = ("!<arch>\n" + header("a.o/", 500)).getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> ArArchive.read(cut))
        .isInstanceOf(ElfFormatException.class)
        .hasMessageContaining("At offset 68")
        .hasMessageContaining("\"a.o/\"");
  }

  private static String header(String name, int size) {
    return String.format("%-16s%-12s%-6s%-6s%-8s%-10d`\n", name, 0, 0, 0, 644, size);
  }

  private Path object(String name) {
    return Gcc.run(dir.resolve(name), "int f(void){return 1;}", List.of("-c"));
  }

  private Path ar(String mode, Path... members) {
    Path archive = dir.resolve("lib.a");
    List<String> command = new ArrayList<>(List.of("ar", mode, archive.toString()));
    for (Path member : members) {
      command.add(member.toString());
    }
    Gcc.tool(command);
    return archive;
  }
}
