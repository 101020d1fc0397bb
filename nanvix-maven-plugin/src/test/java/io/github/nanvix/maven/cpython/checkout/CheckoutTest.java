// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
  @TempDir Path temp;
  private Path source;

  @BeforeEach
  void checkOut() throws IOException {
    source = temp.resolve("cpython");
    write(
        source,
        "Include/patchlevel.h",
        "#define PY_MAJOR_VERSION 3\n#define PY_VERSION\t\"3.14.0a1+\"\n");
    write(source, "Modules/Setup.stdlib.in", "in\n");
    write(source, "Modules/Setup", "setup\n");
    write(source, "Modules/makesetup", "");
  }

  @Test
  void theVersionIsThatOfTheSources() {
    Checkout checkout = Checkout.at(source);

    assertThat(checkout.version()).isEqualTo("3.14.0a1+");
    assertThat(checkout.source()).isEqualTo(source);
    assertThat(checkout.setupLocal()).isEqualTo(source.resolve("Modules/Setup.local"));
    assertThat(checkout.moduleLines()).isEqualTo("in\n");
    assertThat(checkout.isConfigured()).isFalse();
  }

  @Test
  void aDirectoryThatItWasConfiguredInHasItsSourcesElsewhere() throws IOException {
    Path build = temp.resolve("build/here");
    write(build, "Makefile", "srcdir= ../../cpython\n");
    write(build, "Makefile.pre", "srcdir= ../../cpython\n");
    write(build, "Modules/Setup.stdlib", "stdlib\n");

    Checkout checkout = Checkout.at(build);

    assertThat(checkout.source()).isEqualTo(source);
    assertThat(checkout.setupLocal()).isEqualTo(build.resolve("Modules/Setup.local"));
    assertThat(checkout.isConfigured()).isTrue();
  }

  @Test
  void withoutTheTemplateItsProductOrTheOldListServes() throws IOException {
    Files.delete(source.resolve("Modules/Setup.stdlib.in"));
    assertThat(Checkout.at(source).moduleLines()).isEqualTo("setup\n");

    write(source, "Modules/Setup.stdlib", "stdlib\n");
    assertThat(Checkout.at(source).moduleLines()).isEqualTo("stdlib\n");

    Files.delete(source.resolve("Modules/Setup.stdlib"));
    Files.delete(source.resolve("Modules/Setup"));
    assertThatThrownBy(() -> Checkout.at(source).moduleLines())
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("has none of Modules/Setup.stdlib.in, ");
  }

  @Test
  void whatIsNoCheckoutIsRefused() throws IOException {
    assertThatThrownBy(() -> Checkout.at(temp.resolve("nowhere")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("is no checkout of CPython")
        .hasMessageEndingWith("with -Dnanvix.cpython=DIR.");

    write(source, "Include/patchlevel.h", "#define PY_VERSION_HEX 0\n");
    assertThatThrownBy(() -> Checkout.at(source))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("defines no PY_VERSION");
  }

  private static void write(Path directory, String file, String text) throws IOException {
    Files.createDirectories(directory.resolve(file).getParent());
    Files.writeString(directory.resolve(file), text);
  }
}
