// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveNameTest {
  @ParameterizedTest
  @CsvSource({
    "lz4-1.9.4.tar.gz, lz4, 1.9.4",
    "libyaml_0.2.5.orig.tar.gz, libyaml, 0.2.5",
    "libpng1.6_1.6.39.orig.tar.gz, libpng, 1.6.39",
    "libxml2_2.9.14+dfsg.orig.tar.xz, libxml2, 2.9.14",
    "zlib_1.2.13.dfsg.orig.tar.gz, zlib, 1.2.13",
    "foo-v1.2.zip, foo, 1.2",
    "foo-bar-1.2rc1.tar.bz2, foo-bar, 1.2rc1",
    "sqlite-autoconf-3400100.tar.gz, sqlite, 3400100",
    "pcre2_10.42.orig.tar.gz, pcre2, 10.42",
    "a-1.tgz, a, 1",
    "/owner/demo/archive/refs/tags/v1.2.tar.gz, demo, 1.2",
    "/owner/demo/archive/1.2.3.zip, demo, 1.2.3",
    "/demo/-/archive/v1.2/demo-v1.2.tar.gz, demo, 1.2",
  })
  void nameAndVersionAreInTheFileName(String file, String name, String version) {
    assertThat(ArchiveName.of(file)).contains(new ArchiveName(name, version));
  }

  @Test
  void aVersionAloneIsNoName() {
    assertThat(ArchiveName.of("v1.2.tar.gz")).isEmpty();
    assertThat(ArchiveName.of("master.zip")).isEmpty();
  }
}
