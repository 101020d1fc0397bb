// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkInterfaceTest {
  private static final String SOURCE =
      "extern int other(void); int table[4]; static int hidden; int f(void) { return other() + 1; }";

  @TempDir Path dir;

  @Test
  void otherCodeOfAnotherSizeIsTheSameInterface() throws IOException {
    String more = SOURCE.replace("return other() + 1", "return other() * other() + hidden + 7");

    assertThat(of("more", more, "liba.so")).isEqualTo(of("less", SOURCE, "liba.so"));
    assertThat(Files.mismatch(dir.resolve("more"), dir.resolve("less"))).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a symbol more         | int f(void)  | int g(void) { return 1; } int f(void)
          another name          | int f(void)  | int g(void)
          a weak one            | int f(void)  | __attribute__((weak)) int f(void)
          data in place of code | int table[4] | int table(void) { return 4; }; int other_table[4]
          larger data           | table[4]     | table[5]
          protected             | int f(void)  | __attribute__((visibility("protected"))) int f(void)
          hidden                | int f(void)  | __attribute__((visibility("hidden"))) int f(void)
          another library's     | other()      | another()
          """)
  void isAnotherWith(String what, String from, String to) throws IOException {
    String source = SOURCE.replace(from, to);

    assertThat(of("new", source, "liba.so")).as(what).isNotEqualTo(of("old", SOURCE, "liba.so"));
  }

  @Test
  void isAnotherWithAnotherSonameNeededLibraryOrVersion() throws IOException {
    LinkInterface plain = of("old", SOURCE, "liba.so");
    Path script = Files.writeString(dir.resolve("script"), "V1 { global: f; table; };");
    Path needed = Gcc.shared(dir.resolve("libn.so"), "int n;", "-Wl,-soname,libn.so");

    assertThat(of("soname", SOURCE, "libb.so")).isNotEqualTo(plain);
    assertThat(of("needed", SOURCE, "liba.so", "-Wl,--no-as-needed", needed)).isNotEqualTo(plain);
    assertThat(of("version", SOURCE, "liba.so", "-Wl,--version-script=" + script))
        .isNotEqualTo(plain);
  }

  private LinkInterface of(String name, String source, String soname, Object... more)
      throws IOException {
    Object[] options = java.util.Arrays.copyOf(more, more.length + 1);
    options[more.length] = "-Wl,-soname," + soname;
    return LinkInterface.read(Gcc.shared(dir.resolve(name), source, options));
  }
}
