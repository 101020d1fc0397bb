// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makesetup was seen to compile sources to, with {@code -s Modules}. */
class ObjectFileTest {

  @ParameterizedTest
  @CsvSource({
    "a.c, Modules/a.o",
    "d/a.cc, Modules/d/a.o",
    "a.b.c++, Modules/a.b.o",
    "../a.C, Modules/../a.o",
    "./a.m, Modules/./a.o",
    "d//a.c, Modules/d/a.o",
    "/d/a.c, Modules//d/a.o",
    "/a.c, Modules///a.o",
    "$(srcdir)/a.c, Modules/$(srcdir)/a.o",
    ".c, Modules/.c.o",
    "d/.c, Modules/d/.c.o",
  })
  void ofASource(String source, String object) {
    assertThat(ObjectFile.of(source)).isEqualTo(object);
  }
}
