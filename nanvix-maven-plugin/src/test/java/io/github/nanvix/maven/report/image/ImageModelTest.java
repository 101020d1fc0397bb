// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.report.image.ImageModel.Binding;
import io.github.nanvix.maven.report.image.ImageModel.Choice;
import io.github.nanvix.maven.report.image.ImageModel.ObjectFile;
import io.github.nanvix.maven.report.image.ImageModel.Part;
import io.github.nanvix.maven.report.image.ImageModel.StagedFile;
import io.github.nanvix.maven.report.image.ImageModel.Twice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageModelTest {
  @TempDir private Path temp;
  private ReviewedImage image;

  @BeforeEach
  void make() throws IOException {
    image = new ReviewedImage(temp.resolve("image"));
  }

  @Test
  void whoNeedsALibraryAndWhatBreaksWithoutItIsKnown() {
    ImageModel model = image.model();

    assertThat(model.needers())
        .containsEntry("lib/libcrypto.so", List.of("lib/libssl.so", ReviewedImage.SSL));
    assertThat(model.lostWithout("lib/libssl.so", model.needers()))
        .containsExactly(ReviewedImage.SSL);
    assertThat(model.lostWithout("lib/libcrypto.so", model.needers()))
        .containsExactly("lib/libssl.so", ReviewedImage.SSL);
  }

  @Test
  void whereEachSymbolComesFromIsKnown() {
    ImageModel model = image.model();

    assertThat(model.bindings())
        .contains(new Binding("lib/libffi.so", "bin/python.elf", List.of("abort")));
    assertThat(model.choices())
        .containsExactly(
            new Choice("crc32", ReviewedImage.SSL, "lib/libcrypto.so", List.of("lib/libz.so")));
    assertThat(model.twice())
        .containsExactly(new Twice(List.of("lib/libcrypto.so", "lib/libz.so"), List.of("crc32")));
  }

  @Test
  void aFileTellsWhatItOpensInWhichOrder() {
    ObjectFile ssl =
        image.model().objects().stream()
            .filter(object -> object.path().equals(ReviewedImage.SSL))
            .findFirst()
            .orElseThrow();

    assertThat(ssl.needed()).containsExactly("libssl.so", "libcrypto.so", "libz.so");
    assertThat(ssl.opens())
        .containsExactly(ReviewedImage.SSL, "lib/libssl.so", "lib/libcrypto.so", "lib/libz.so");
    assertThat(ssl.constructors()).endsWith(ReviewedImage.SSL);
    assertThat(ssl.sections()).containsKey(".text");
  }

  @Test
  void aPartWithoutItsTermsIsNamed() {
    assertThat(image.model().licences())
        .containsExactly(
            new Part("cpython", List.of("share/licenses/cpython/LICENSE")),
            new Part("libffi", List.of()),
            new Part("libz", List.of("share/licenses/libz/COPYING")));
  }

  @Test
  void equalImagesGiveEqualBytesWhereverTheyAre() throws IOException {
    Path other = temp.resolve("elsewhere/in another place");
    Trees.copy(temp.resolve("image"), other, Trees.Mode.COPY);

    assertThat(ImagePages.of(image.model(other))).isEqualTo(ImagePages.of(image.model()));
    assertThat(String.join("\n", ImagePages.of(image.model()).values()))
        .doesNotContain(temp.toString());
  }

  @Test
  void anAddedSymbolAGrownModuleAndALostFileAreTheDifference() throws IOException {
    ImageModel before = ReportJson.read("report.json", ReportJson.write(image.model()));
    image.ssl(
        " int renegotiate(void) { return crc32() * handshake(); } int PyErr_Clear(void);"
            + " static const char table[5000] __attribute__((used)) = {1};");
    image.write("lib/python3.12/new.py", "new\n");
    Trees.delete(image.at("lib/python3.12/os.py"));
    image.madeOf.put("port.libz.version", "1.4");

    ImageDifference difference = difference(image.model().since(before));

    assertThat(difference.objects())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.path()).isEqualTo(ReviewedImage.SSL);
              assertThat(change.growth()).isGreaterThan(4_000);
              assertThat(change.sections().get(".rodata")).isGreaterThan(4_000);
              assertThat(change.exportsNow()).containsExactly("renegotiate");
            });
    assertThat(difference.added())
        .extracting(StagedFile::path)
        .containsExactly("lib/python3.12/new.py");
    assertThat(difference.gone())
        .extracting(StagedFile::path)
        .containsExactly("lib/python3.12/os.py");
    assertThat(difference.pins())
        .containsExactly(new ImageDifference.Pin("port.libz.version", "1.3", "1.4"));
    assertThat(SummaryMarkdown.of(image.model().since(before)))
        .contains("Since cpython 3.12.4 for i686-test", "new symbols renegotiate")
        .contains("gone lib/python3.12/os.py", "port.libz.version: 1.3 → 1.4");
  }

  @Test
  void nothingDiffersFromItself() {
    assertThat(difference(image.model().since(image.model())).isEmpty()).isTrue();
  }

  private static ImageDifference difference(ImageModel model) {
    return Objects.requireNonNull(model.difference());
  }

  @Test
  void whatIsNoReportIsRefused() {
    assertThatThrownBy(() -> ReportJson.read("x.json", "{\"schema\": 2}"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("expected schema 1, got 2");
    assertThatThrownBy(() -> ReportJson.read("x.json", "[]")).isInstanceOf(BuildException.class);
    assertThatThrownBy(() -> ReportJson.read("x.json", "{\"schema\": 1}"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"x.json\" is no report of an image: it has no name");
  }

  @Test
  void whateverIsWrongWithAnEarlierReportIsOneMessage() throws IOException {
    String sound = ReportJson.write(image.model());
    for (String damaged :
        new String[] {
          "",
          "null",
          "{\"schema\": []}",
          "{\"schema\": [1, 2]}",
          "{\"schema\": {}}",
          "{\"schema\": null}",
          "{\"schema\": \"one\"}",
          sound.replaceFirst("\"files\": \\[", "\"files\": [null, "),
          sound.replaceFirst("\"objects\": \\[", "\"objects\": [{}, "),
          sound.replaceFirst("\"objects\": \\[", "\"objects\": [7, "),
          sound.replaceFirst("\"objects\": \\[", "\"objects\": {}, \"x\": ["),
          sound.substring(0, sound.length() / 2)
        }) {
      assertThat(damaged).isNotEqualTo(sound);
      assertThatThrownBy(() -> ReportJson.read("x.json", damaged))
          .as(damaged.substring(0, Math.min(60, damaged.length())))
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("\"x.json\" is no report of an image");
    }
  }
}
