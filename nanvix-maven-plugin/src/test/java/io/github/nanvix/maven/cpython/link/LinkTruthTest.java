// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the machine's linker makes of a list before and after the library is taken out. */
class LinkTruthTest {
  @TempDir Path dir;

  @BeforeEach
  void makeTheLibraries() throws Exception {
    archive("one", "int two(void); int one(void) { return two(); }");
    archive("two", "int ten(void); int two(void) { return ten() / 5; }");
    archive("ffi", "int ffi(void) { return 3; }");
    // Reached only where the archives before it are searched again.
    Gcc.tool(
        List.of(
            "ar",
            "r",
            dir.resolve("libone.a").toString(),
            object("ten", "int ten() {return 10;}")));
    Files.writeString(dir.resolve("more"), "-lffi -ltwo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-lone -lffi -ltwo -lone",
        "-Wl,--start-group -lone -lffi -ltwo -Wl,--end-group",
        "-Wl,--start-group,-lone,-lffi,-ltwo,--end-group",
        "-lone -ltwo -lone -Wl,--start-group -lffi -Wl,--end-group",
        "-Wl,--whole-archive -lone -lffi -Wl,--no-whole-archive -ltwo",
        "-Wl,--whole-archive,-lffi,--no-whole-archive -lone -ltwo -lone",
        "-Wl,--push-state,--whole-archive -l ffi -Wl,--pop-state -lone -ltwo -lone",
        "-Wl,-Bstatic -l:libffi.a -Wl,-Bdynamic -Xlinker -lone -ltwo -lone",
        "-Xlinker -( -Xlinker -lffi -lone -ltwo -Xlinker -)",
        "-Wl,-l,ffi,-lone '-ltwo' \"-lone\"",
      })
  void theLinkIsTheSameButForTheLibrary(String list) {
    LinkArguments before = LinkArguments.parse(list);
    Linked with = link("with.so", before);
    Linked without = link("without.so", before.withoutLibrary("ffi"));

    assertThat(with.symbols()).contains("ffi", "go", "one", "two");
    assertThat(without.symbols()).isEqualTo(minus(with.symbols(), "ffi"));
    assertThat(without.inputs()).isEqualTo(minus(with.inputs(), "libffi.a"));
  }

  @Test
  void aResponseFileIsNotLookedInto() {
    LinkArguments list = LinkArguments.parse("-lone -Wl,@" + dir.resolve("more") + " -lone");

    assertThat(list.mentions("ffi")).isFalse();
    assertThat(link("more.so", list).symbols()).contains("ffi");
    assertThat(list.unseen("ffi")).extracting(Unseen::text).containsExactly("@" + dir + "/more");
  }

  /** What a linked file defines, and the files that its linker has read, in order. */
  private record Linked(List<String> symbols, List<String> inputs) {}

  private Linked link(String name, LinkArguments arguments) {
    Path output = dir.resolve(name);
    List<String> command =
        new ArrayList<>(List.of("gcc", "-m32", "-nostdlib", "-shared", "-Wl,-t", "-L" + dir));
    command.addAll(
        List.of(
            "-o",
            output.toString(),
            object("go", "int one(), two(), ffi(); int go() { return one() + two() + ffi(); }")));
    command.addAll(arguments.values());
    List<String> inputs = Gcc.tool(command).lines().filter(line -> line.contains(".a")).toList();
    List<String> symbols =
        Gcc.tool(List.of("nm", "-D", "-j", "--defined-only", output.toString())).lines().toList();
    return new Linked(symbols, inputs);
  }

  private static List<String> minus(List<String> lines, String piece) {
    return lines.stream().filter(line -> !line.contains(piece)).toList();
  }

  private void archive(String name, String source) {
    Gcc.tool(
        List.of("ar", "rc", dir.resolve("lib" + name + ".a").toString(), object(name, source)));
  }

  private String object(String name, String source) {
    return Gcc.run(dir.resolve(name + ".o"), source, List.of("-c", "-fPIC")).toString();
  }
}
