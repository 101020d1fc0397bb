// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.wheel.TargetRecord;
import io.github.nanvix.maven.wheel.Wheel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageProjectTest {
  private static final String WHEEL = "spam_eggs-1.2-cp313-cp313-tiny_i686.whl";
  private static final String MODULE = "spam/parser.cpython-313-tiny.so";

  /** With csv and hashlib, and nothing of ours. */
  private static final String CHECK =
      """
      import base64, csv, hashlib, io, sys, zipfile
      wheel = zipfile.ZipFile(sys.argv[1])
      names = [name for name in wheel.namelist() if not name.endswith("/")]
      record = [name for name in names if name.endswith(".dist-info/RECORD")][0]
      rows = list(csv.reader(io.StringIO(wheel.read(record).decode("utf-8"))))
      assert sorted(row[0] for row in rows) == sorted(names), rows
      for path, digest, size in rows:
          if path == record:
              assert (digest, size) == ("", "")
              continue
          content = wheel.read(path)
          algorithm, value = digest.split("=")
          found = base64.urlsafe_b64encode(hashlib.new(algorithm, content).digest())
          assert found.decode().rstrip("=") == value, path
          assert str(len(content)) == size, path
      print("RECORD_PASS", len(rows))
      """;

  @TempDir private Path temp;
  private TinyProject project;
  private TinyPackage spam;

  @BeforeEach
  void layOut() throws IOException {
    project = new TinyProject(temp);
    spam = new TinyPackage(project, "spam");
  }

  @AfterEach
  void delete() throws IOException {
    project.close();
  }

  @Test
  void aModuleIsCompiledWithTheInterpretersHeadersAndLinkedAgainstThePort() throws IOException {
    Wheel wheel = Wheel.read(spam.wheel());

    assertThat(wheel.files().keySet())
        .containsExactly(
            "spam/__init__.py",
            MODULE,
            "spam_eggs-1.2.dist-info/METADATA",
            "spam_eggs-1.2.dist-info/RECORD",
            "spam_eggs-1.2.dist-info/WHEEL",
            "spam_eggs-1.2.dist-info/licenses/spam/LICENSE",
            "spam_eggs-1.2.dist-info/nanvix.toml");
    Path module = Files.write(temp.resolve("parser.so"), wheel.files().get(MODULE));
    assertThat(ElfImage.read(module).needed()).containsExactly("libtiny.so");
    assertThat(ElfImage.read(module).staticSymbols()).isEmpty();
    assertThat(new String(Files.readAllBytes(module), StandardCharsets.ISO_8859_1))
        .doesNotContain(temp.toString());
  }

  @Test
  void theWheelSaysWhatItIs() {
    Wheel wheel = Wheel.read(spam.wheel());

    assertThat(wheel.fileName()).isEqualTo(WHEEL);
    assertThat(wheel.field("METADATA", "Name")).contains("Spam.Eggs");
    assertThat(wheel.field("METADATA", "Version")).contains("1.2");
    assertThat(wheel.field("METADATA", "Summary")).contains("Of a test");
    assertThat(wheel.field("METADATA", "License-Expression")).contains("MIT");
    assertThat(wheel.field("METADATA", "License-File")).contains("spam/LICENSE");
    assertThat(wheel.field("WHEEL", "Tag")).contains("cp313-cp313-tiny_i686");
    assertThat(wheel.field("WHEEL", "Root-Is-Purelib")).contains("false");
    assertThat(TargetRecord.of(spam.wheel()))
        .get()
        .satisfies(
            record -> {
              assertThat(record.modules()).containsEntry("spam.parser", List.of("libtiny.so"));
              assertThat(record.needs()).containsOnlyKeys("tiny");
              assertThat(record.triple()).isEqualTo("i686-tiny");
            });
  }

  @Test
  void pythonsOwnModulesFindTheWheelSound() throws IOException {
    Path wheel = spam.wheel();
    Path check = Files.writeString(temp.resolve("check.py"), CHECK);

    Gcc.tool(List.of("python3", "-m", "zipfile", "-t", wheel.toString()));
    assertThat(Gcc.tool(List.of("python3", check.toString(), wheel.toString())))
        .contains("RECORD_PASS 7");
  }

  @Test
  void twoBuildsGiveTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(spam.wheel());
    Path other = Files.createDirectories(temp.resolve("other"));
    try (TinyProject again = new TinyProject(other)) {
      assertThat(new TinyPackage(again, "spam").wheel()).hasBinaryContent(first);
    }
  }

  @Test
  void aChangedPortWithTheSameInterfaceCompilesAndLinksNothing() throws IOException {
    spam.wheel();
    project.python.port().source("tiny.c", "x + 1", "x + 2");

    spam.wheel();

    assertThat(temp.resolve("store/extension-objects").toFile().list()).hasSize(1);
    assertThat(temp.resolve("store/extension-module").toFile().list()).hasSize(1);
  }

  @Test
  void aLibraryThatIsDeclaredAndNotUsedIsSaid() throws IOException {
    spam.file("parser.c", "#include <Python.h>\nint PyInit_parser(void) { return 1; }\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(spam::wheel)
        .withMessageContaining("Module \"spam.parser\" has DT_NEEDED []; expected [libtiny.so].");
  }

  @Test
  void aModuleWithoutItsInitFunctionIsSaid() throws IOException {
    spam.file("parser.c", "#include <tiny.h>\nint PyInit_parsr(void) { return tiny(1); }\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(spam::wheel)
        .withMessageContaining("does not export \"PyInit_parser\"");
  }

  @Test
  void aPackageThatDoesNotCompileForTheInterpreterIsRefusedBeforeItIsTried() throws IOException {
    spam.recipe("needs = ", "python = [\"3.11\", \"3.12\"]\nneeds = ");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(spam::wheel)
        .withMessageContaining(
            "spam 1.2 does not compile for CPython 3.13.5; it does for 3.11, 3.12.");
  }

  @Test
  void aPortThatIsNoDependencyIsNamed() {
    PackageRequest request = spam.request(spam.interpreters(), List.of());

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> project.wiring().pythonPackage(request).wheel())
        .withMessageContaining("\"spam\" needs the port \"tiny\"");
  }

  @Test
  void withoutAnInterpreterNothingIsBuilt() {
    PackageRequest request = spam.request(List.of(), List.of(project.packedPort()));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> project.wiring().pythonPackage(request).modules())
        .withMessageContaining("is built for one CPython, and the project depends on none.");
  }

  @Test
  void aPatternThatMatchesNothingIsNamed() throws IOException {
    spam.recipe("\"parser.c\"", "\"parsers/*.c\"");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(spam::wheel)
        .withMessageContaining("matches \"parsers/*.c\"")
        .withMessageContaining("packages/spam.toml");
  }
}
