// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class ProfileTest {
  /** The values of the distro's own profile for CPython. */
  public static final String PYTHON =
      """
      name = "python"

      [[program]]
      source = "runtime"
      path = "bin/procd.elf"
      argv = ["procd"]

      [[program]]
      source = "runtime"
      path = "bin/memd.elf"
      argv = ["memd"]

      [[program]]
      source = "runtime"
      path = "bin/vfsd.elf"
      argv = ["vfsd"]

      [[program]]
      source = "package:cpython"
      path = "bin/python.elf"
      argv = ["python"]

      [program.env]
      PYTHONHOME = "/"
      PYTHONDONTWRITEBYTECODE = "1"
      _PYTHON_SYSCONFIGDATA_NAME = "_sysconfigdata__nanvix_"

      [ramfs-image]
      source = "package:cpython"
      path = "cpython-ramfs.img"
      """;

  @TempDir private Path temp;

  private Profile read(String text) throws IOException {
    return Profile.read(Files.writeString(temp.resolve("python.toml"), text));
  }

  @Test
  void aProfileOfTheDistroIsRead() throws IOException {
    Profile profile = read(PYTHON);

    assertThat(profile.name()).isEqualTo("python");
    assertThat(profile.runtime())
        .extracting(program -> program.file().path().text())
        .containsExactly("bin/procd.elf", "bin/memd.elf", "bin/vfsd.elf");
    Profile.Program python = profile.packaged(new RelativePath("bin/python.elf")).orElseThrow();
    assertThat(python.argv()).containsExactly("python");
    assertThat(python.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PYTHONHOME", "/",
                "PYTHONDONTWRITEBYTECODE", "1",
                "_PYTHON_SYSCONFIGDATA_NAME", "_sysconfigdata__nanvix_"));
    assertThat(profile.ramfsImage().orElseThrow().path()).hasToString("cpython-ramfs.img");
    assertThat(profile.of("cpython")).containsExactly(python);
    assertThat(profile.unknown()).isEmpty();
  }

  @Test
  void withoutOneAnImageHoldsTheDaemons() {
    Profile standard = Profile.standard();

    assertThat(standard.runtime())
        .extracting(Profile.Program::argv)
        .containsExactly(List.of("procd"), List.of("memd"), List.of("vfsd"));
    assertThat(standard.ramfsImage()).isEmpty();
    assertThat(standard.console()).isEmpty();
  }

  @Test
  void aKeyThatNobodyKnowsIsTold() throws IOException {
    assertThat(
            read(PYTHON.replace("argv = [\"python\"]", "argv = [\"python\"]\nheap = 1")).unknown())
        .singleElement()
        .satisfies(key -> assertThat(key.key()).isEqualTo("program[3].heap"))
        .satisfies(key -> assertThat(key.line()).isEqualTo(22));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "name = \"python\" | name = \"\" | line 1, column 1",
        "source = \"runtime\" | source = \"rintime\" | line 4, column 1): is \"rintime\". Expected \"runtime\"",
        "\"package:cpython\" | \"package:\" | line 19, column 1): is \"package:\"",
        "\"bin/procd.elf\" | \"/bin/procd.elf\" | line 5, column 1",
        "\"bin/procd.elf\" | \"bin/../../procd.elf\" | line 5, column 1",
        "[\"procd\"] | \"procd\" | line 6, column 1",
        "[\"python\"] | [\"python -B\"] | line 21, column 1",
        "\"1\" | 1 | line 25, column 1",
        "\"1\" | \"1 2\" | A guest cannot be told \"PYTHONDONTWRITEBYTECODE=1 2\"",
        "\"cpython-ramfs.img\" | 7 | line 30, column 1",
        "path = \"cpython-ramfs.img\" | | \"ramfs-image.path\" is missing",
        "[[program]] | [[programs]] | Expected an array of tables",
      })
  void whatIsWrongIsRefusedWithItsPlace(String good, String bad, String said) throws IOException {
    assertThat(PYTHON).contains(good);

    assertThatThrownBy(() -> read(PYTHON.replace(good, bad == null ? "" : bad)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(said)
        .hasMessageMatching("(?s).*\\(line [0-9]+, column [0-9]+\\).*");
  }
}
