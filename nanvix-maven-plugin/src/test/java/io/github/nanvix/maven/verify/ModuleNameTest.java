// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleNameTest {
  private static final String OTHER = "lib/python3.12/site-packages/other/_ctypes.cpython-312.so";
  private static final String INIT = "int PyInit__ctypes(void) { return 1; }";

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({
    "lib/python3.13/lib-dynload/_ctypes.cpython-313-i386-linux-musl.so, _ctypes",
    "lib/python3.13/site-packages/spam.abi3.so, spam",
    "lib/python3.13/site-packages/spam/etree.cpython-313.so, spam.etree",
    "lib/python3.13/site-packages/spam/html/etree.so, spam.html.etree",
    "lib/python3.13/eggs/etree.so, eggs.etree",
    "usr/lib/python3.13/lib-dynload/math.so, math",
    "opt/plugins/etree.so, etree",
  })
  void aModuleIsCalledAsPythonImportsIt(String path, String name) {
    assertThat(ModuleName.of(new RelativePath(path)).dotted()).isEqualTo(name);
  }

  @Test
  void aModuleOfTheSameFileNameInAPackageNeedsWhatItWants() {
    TestImage image = new TestImage(temp);
    image.shared(OTHER, INIT);

    assertThat(image.findings()).isEmpty();
  }

  @Test
  void aModuleOfTheSameFileNameInAPackageIsNoSubstitute() {
    TestImage image = new TestImage(temp);
    image.shared(OTHER, INIT);
    image.delete(TestImage.CTYPES);

    assertThat(image.findings())
        .filteredOn(finding -> finding.id().equals("ELF-FILE-002"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.file()).hasToString("lib/python3.X/lib-dynload/_ctypes.so"));
  }
}
