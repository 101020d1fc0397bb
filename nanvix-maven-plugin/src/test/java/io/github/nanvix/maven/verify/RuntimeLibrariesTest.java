// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeLibrariesTest {
  @TempDir private Path temp;

  @Test
  void aModuleMayNeedWhatTheRuntimeIsMadeOf() {
    TestImage image = new TestImage(temp);
    image.library("liba.so", "int a_fn(void) { return 1; }");
    image.shared(
        TestImage.CTYPES,
        "int ffi_call(void); int a_fn(void);\n"
            + "int PyInit__ctypes(void) { return ffi_call() + a_fn(); }",
        image.at("lib/liba.so"),
        image.at(TestImage.LIBFFI));

    assertThat(image.findings()).extracting(Finding::id).contains("ELF-DYN-001");
    image.runtime("lib/liba.so");
    assertThat(image.findings()).extracting(Finding::id).doesNotContain("ELF-DYN-001");
  }
}
