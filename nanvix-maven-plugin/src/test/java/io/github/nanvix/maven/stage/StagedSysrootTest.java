// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedSysrootTest {
  @TempDir private Path temp;

  @Test
  void filesGoWhereThePlanSaysAndOnlyMarkedOnesAreStripped() throws IOException {
    Path module = Gcc.shared(temp.resolve("m.so"), "int f(void) { return 1; }", "-g");
    file("Lib/os.py", "import sys");
    file("Lib/test/big.py", "");
    try (TinyToolchain tiny = TinyToolchain.provisioned(temp)) {
      Toolchain toolchain = tiny.provide();
      CopyPlan plan =
          new CopyPlan()
              .stripped("lib/stripped.so", module, "one")
              .file("lib/whole.so", module, "one")
              .tree(
                  "lib/python3.13",
                  temp.resolve("Lib"),
                  "two",
                  path -> !path.text().startsWith("test/"));

      Path tree = tiny.store().produce(sysroot(plan, toolchain)).tree();

      assertThat(tree.resolve("lib/python3.13/os.py")).hasContent("import sys");
      assertThat(tree.resolve("lib/python3.13/test")).doesNotExist();
      assertThat(Files.size(tree.resolve("lib/stripped.so"))).isLessThan(Files.size(module));
      assertThat(tree.resolve("lib/whole.so")).hasSameBinaryContentAs(module);
      assertThat(Gcc.tool(List.of("readelf", "-S", module.toString()))).contains(".debug_info");
    }
  }

  @Test
  void whatAFileIsAndWhetherItIsStrippedAreInputs() throws IOException {
    Path file = file("a", "a");
    try (TinyToolchain tiny = TinyToolchain.provisioned(temp)) {
      Toolchain toolchain = tiny.provide();
      String plain = sysroot(new CopyPlan().file("x", file, "one"), toolchain).inputs().text();

      assertThat(plain)
          .isNotEqualTo(sysroot(new CopyPlan().file("x", file, "two"), toolchain).inputs().text())
          .isNotEqualTo(
              sysroot(new CopyPlan().stripped("x", file, "one"), toolchain).inputs().text())
          .isNotEqualTo(sysroot(new CopyPlan().file("y", file, "one"), toolchain).inputs().text())
          .isEqualTo(sysroot(new CopyPlan().file("x", file, "one"), toolchain).inputs().text());
    }
  }

  @Test
  void twoFilesForOnePlaceAreBothNamed() throws IOException {
    Path one = file("one/libffi.so", "1");
    Path two = file("two/libffi.so", "2");
    CopyPlan plan = new CopyPlan().file("lib/libffi.so", one, "one");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> plan.file("lib/libffi.so", two, "two"))
        .withMessageContaining("\"lib/libffi.so\"")
        .withMessageContaining(one.toString())
        .withMessageContaining(two.toString());
  }

  @Test
  void theSameFileTwiceIsNoConflictUnlessItIsStrippedOnce() throws IOException {
    Path file = file("libffi.so", "1");
    CopyPlan plan = new CopyPlan().file("lib/libffi.so", file, "one");

    plan.file("lib/libffi.so", file, "one");

    assertThat(plan.entries()).containsOnlyKeys(new RelativePath("lib/libffi.so"));
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> plan.stripped("lib/libffi.so", file, "one"));
  }

  @Test
  void aMissingFileIsNamedWithItsPlace() {
    Path missing = temp.resolve("libffi.so");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> new CopyPlan().file("lib/libffi.so", missing, "one"))
        .withMessageContaining("\"" + missing + "\", which belongs at \"lib/libffi.so\"");
  }

  private static StagedSysroot sysroot(CopyPlan plan, Toolchain toolchain) {
    return new StagedSysroot(plan.entries(), toolchain);
  }

  private Path file(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
