// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clang -pthread -c -O3 -I./Include -DX='\"a.c\"' -o Modules/x.o ./Modules/x.c | ./Modules/x.c",
        "clang -c ../src/a b.S -o a.o | b.S",
        "libtool: compile:  clang -c ../src/prep_cif.c -o src/.libs/prep_cif.o | ../src/prep_cif.c",
        "'  CC       src/foo.lo' | src/foo.lo",
        "checking for size_t... yes | ''",
      })
  void aLineThatCompilesOrAsksCounts(String line, String item) {
    assertThat(CountedLine.item(line)).contains(item);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/bin/sh ./libtool --mode=compile clang -c a.c -o a.lo",
        "clang -shared -o x.so x.o",
        "a.c:12:3: warning: unused variable [-Wunused]",
        "gcc -E a.c",
        "''",
      })
  void anyOtherLineDoesNot(String line) {
    assertThat(CountedLine.item(line)).isEmpty();
  }

  @Test
  void countsWhatIsBehindAThousandFlags() {
    assertThat(CountedLine.item("clang " + "-DA=1 ".repeat(1000) + "-c -o a.o src/a.c"))
        .contains("src/a.c");
  }
}
