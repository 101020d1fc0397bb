// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What musl's dynamic linker does otherwise than glibc's. */
class MuslLoaderTest {
  private static final String MUSL = "musl";

  @TempDir private Path directory;

  @Test
  void anySearchPathIsInherited() {
    Image image = new Image(directory).program("");
    image.shared("lib/sub/libleaf.so", "int leaf;", List.of());
    image.shared("lib/sub/libmid.so", "int mid;", List.of("lib/sub/libleaf.so"));
    image.shared("lib/m.so", "int m;", List.of("lib/sub/libmid.so"), "-Wl,-rpath,$ORIGIN/sub");
    assertThat(image.plan(MUSL, "lib/m.so").loads()).isTrue();
    assertThat(Image.kinds(image.plan("glibc", "lib/m.so"))).containsExactly("missing-library");
  }

  @Test
  void theExecutableComesFirst() {
    Image image = new Image(directory).program("int who(void) { return 1; }");
    image.shared(
        "lib/m.so", "int who(void) { return 2; } int m(void) { return who(); }", List.of());
    image.shared("lib/n.so", "int who(void); int n(void) { return who(); }", List.of("lib/m.so"));
    assertThat(Image.providers(image.plan(MUSL, "lib/n.so"), "who"))
        .containsExactly("program.elf", "m.so");
    assertThat(Image.providers(image.plan("nanvix-2026-07", "lib/n.so"), "who"))
        .containsExactly("m.so", "program.elf");
  }

  @Test
  void hiddenVersionsAreNotSeen() throws Exception {
    Image image = new Image(directory).program("");
    Path map = Files.writeString(directory.resolve("v.map"), "V_1 { global: f; };");
    image.shared("lib/libf.so", "int f(void) { return 0; }", List.of());
    image.shared("lib/m.so", "int f(void); int m(void) { return f(); }", List.of("lib/libf.so"));
    assertThat(image.plan(MUSL, "lib/m.so").loads()).isTrue();
    image.shared(
        "lib/libf.so",
        "__asm__(\".symver f1, f@V_1\"); int f1(void) { return 1; }",
        List.of(),
        "-Wl,--version-script=" + map);
    assertThat(Image.kinds(image.plan(MUSL, "lib/m.so"))).containsExactly("unresolved-symbol");
    assertThat(image.plan("glibc", "lib/m.so").loads()).isTrue();
  }

  @Test
  void indirectFunctionsAreRefused() {
    Image image = new Image(directory).program("");
    image.shared(
        "lib/m.so",
        "static int one(void) { return 1; } static void *pick(void) { return one; }"
            + "static int chosen(void) __attribute__((ifunc(\"pick\")));"
            + "int m(void) { return chosen(); }",
        List.of());
    assertThat(Image.kinds(image.plan(MUSL, "lib/m.so"))).contains("relocation-type");
    assertThat(image.plan("glibc", "lib/m.so").loads()).isTrue();
  }

  @Test
  void theLibraryIsTheLoaderItself() throws Exception {
    Image image = new Image(directory);
    image.shared("lib/libc.so", "int puts(void) { return 0; }", List.of());
    image.shared(
        "lib/m.so", "int puts(void); int m(void) { return puts(); }", List.of("lib/libc.so"));
    Files.move(image.file("lib/libc.so"), image.file("lib/ld-musl-i386.so.1"));
    LoadPlan without = image.plan(MUSL, "lib/m.so");
    assertThat(Image.kinds(without)).containsExactly("missing-library");
    assertThat(without.lost()).extracting(LoadFailure::name).containsExactly("puts");
    Gcc.run(
        image.file(Image.EXECUTABLE.text()),
        "int _start(void) { return 0; }",
        List.of("-fPIE", "-pie"),
        "-Wl,--dynamic-linker=/usr/..//lib/ld-musl-i386.so.1");
    LoadPlan plan = image.plan(MUSL, "lib/m.so");
    assertThat(plan.loads()).isTrue();
    assertThat(Image.files(plan)).containsExactly("m.so", "ld-musl-i386.so.1");
  }

  @Test
  void packedRelocationsAreNotApplied() {
    Image image = new Image(directory).program("");
    image.shared(
        "lib/m.so", "static int x; int *m = &x;", List.of(), "-Wl,-z,pack-relative-relocs");
    assertThat(Image.kinds(image.plan(MUSL, "lib/m.so"))).containsExactly("packed-relocations");
    assertThat(image.plan("glibc", "lib/m.so").loads()).isTrue();
  }

  @Test
  void anOriginInANameIsADirectoryOfThatName() throws Exception {
    Image image = new Image(directory).program("");
    image.shared("lib/b.so", "int b;", List.of(), "-Wl,-soname,$ORIGIN/b.so");
    image.shared("lib/m.so", "extern int b; int *m = &b;", List.of("lib/b.so"));
    assertThat(Image.kinds(image.plan(MUSL, "lib/m.so"))).contains("missing-library");
    assertThat(image.plan("glibc", "lib/m.so").loads()).isTrue();
  }
}
