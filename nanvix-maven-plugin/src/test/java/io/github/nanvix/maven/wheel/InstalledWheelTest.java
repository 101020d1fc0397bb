// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstalledWheelTest {
  private static final String CODE = "tiny_pure/__init__.py";

  @TempDir private Path temp;

  @Test
  void allItsFilesAreInstalledWithARecordThatHoldsAgain() throws IOException {
    StoreEntry entry = installed(new TinyWheel().write(temp));

    assertThat(Trees.files(entry.tree()))
        .extracting(RelativePath::text)
        .containsExactlyInAnyOrder(
            CODE,
            "tiny_pure-1.2.dist-info/INSTALLER",
            "tiny_pure-1.2.dist-info/METADATA",
            "tiny_pure-1.2.dist-info/RECORD",
            "tiny_pure-1.2.dist-info/WHEEL");
    assertThat(entry.file(CODE)).hasContent("answer = 42");
    assertThat(entry.file("tiny_pure-1.2.dist-info/RECORD"))
        .content()
        .contains(CODE + ",sha256=", "INSTALLER,sha256=", "tiny_pure-1.2.dist-info/RECORD,,");
  }

  @Test
  void aFileWithAnotherDigestThanItsRecordHasIsNamed() throws IOException {
    TinyWheel wheel = new TinyWheel();
    String recorded = wheel.recorded();
    Path file = wheel.file(CODE, "answer = 43\n").write(name("py3-none-any"), recorded);

    assertRefused(file, "differs from its RECORD in \"tiny_pure/__init__.py\": expected sha256=");
  }

  @Test
  void aFileThatIsNotListedOrNotThereIsNamed() throws IOException {
    String recorded = new TinyWheel().recorded();

    assertRefused(
        new TinyWheel().file("more.py", "").write(name("py3-none-any"), recorded),
        "has \"more.py\", which its RECORD does not list");
    assertRefused(
        new TinyWheel().without(CODE).write(name("py3-none-any"), recorded),
        "lacks \"" + CODE + "\", which its RECORD lists");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "md5=4QrcOUm6Wau-VuBX8g-IPg", "sha1=qUiQTy8PR5uPgZdpSzAYSw0u0cs"})
  void aDigestThatDoesNotCountIsRefused(String digest) throws IOException {
    TinyWheel wheel = new TinyWheel();

    assertRefused(
        wheel.write(
            name("py3-none-any"),
            wheel.recorded().replaceFirst("(?m)^(tiny_pure/[^,]*),[^,]*", "$1," + digest)),
        "has no digest of \"tiny_pure/__init__.py\" that counts");
  }

  @Test
  void anotherSizeIsRefused() throws IOException {
    TinyWheel wheel = new TinyWheel();

    assertRefused(
        wheel.write(name("py3-none-any"), wheel.recorded().replace(",12\n", ",13\n")),
        "expected 13 bytes, got 12");
  }

  @ParameterizedTest
  @CsvSource({
    "py3-none-any, true",
    "py2.py3-none-any, true",
    "py313-none-any, true",
    "py311-none-any, true",
    "py314-none-any, false",
    "py2-none-any, false",
    "cp313-none-any, true",
    "cp312-none-any, false",
    "py3-none-linux_i686, false",
    "cp313-cp313-any, false",
    "1-py3-none-any, true",
  })
  void theTagsMustBeThoseOfAnyMachine(String tags, boolean fits) throws IOException {
    Path wheel = new TinyWheel().write(name(tags), new TinyWheel().recorded());

    if (fits) {
      assertThat(installed(wheel).file(CODE)).isRegularFile();
    } else {
      assertRefused(wheel, "is not for CPython 3.13 anywhere");
    }
  }

  @Test
  void compiledCodeIsRefusedWhateverTheTagsSay() throws IOException {
    for (TinyWheel wheel :
        List.of(
            new TinyWheel().file("tiny_pure/fast.so", "\u007fELF"),
            new TinyWheel()
                .file(
                    "tiny_pure-1.2.dist-info/WHEEL",
                    "Wheel-Version: 1.0\nRoot-Is-Purelib: false\n"))) {
      assertRefused(wheel.write(temp), "has compiled code");
    }
  }

  @Test
  void dataForOtherPlacesIsRefusedAndDataForThisOneMoved() throws IOException {
    assertThat(
            installed(new TinyWheel().file("tiny_pure-1.2.data/purelib/a.py", "").write(temp))
                .file("a.py"))
        .isRegularFile();
    assertRefused(
        new TinyWheel().file("tiny_pure-1.2.data/scripts/run", "").write(temp),
        "has files for another place than site-packages: \"scripts/run\"");
  }

  @Test
  void aFileThatWouldLieOutsideIsRefused() throws IOException {
    assertRefused(
        new TinyWheel().file("../evil.py", "").write(temp), "would lie outside: \"../evil.py\"");
  }

  private Path name(String tags) {
    return temp.resolve("tiny_pure-1.2-" + tags + ".whl");
  }

  private StoreEntry installed(Path wheel) {
    return new Store(temp.resolve("store")).produce(InstalledWheel.of(wheel, 3, 13));
  }

  private void assertRefused(Path wheel, String message) {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> installed(wheel))
        .withMessageContaining(String.valueOf(wheel.getFileName()))
        .withMessageContaining(message);
  }
}
