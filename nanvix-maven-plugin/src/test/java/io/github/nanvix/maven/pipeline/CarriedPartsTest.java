// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.bill.Materials.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriedPartsTest {
  private static final String PACKAGE =
      """
      {"SPDXID": "P-%1$s", "name": "%1$s", "versionInfo": "2.6", "licenseConcluded": "NOASSERTION",
       "downloadLocation": "https://example.org/%1$s.tar.gz",
       "checksums": [{"algorithm": "SHA256", "checksumValue": "%2$s"}],
       "externalRefs": [{"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a:x:%1$s:2.6:*:*:*:*:*:*:*"}]}
      """;

  @TempDir private Path temp;

  @BeforeEach
  void layOut() throws IOException {
    String hex = "0".repeat(64);
    write(
        "source/Misc/sbom.spdx.json",
        """
        {"packages": [%s, %s, %s],
         "files": [
           {"SPDXID": "F-1", "fileName": "Modules/reader/parse.c"},
           {"SPDXID": "F-2", "fileName": "Modules/_sum/impl/sum.c"},
           {"SPDXID": "F-3", "fileName": "Lib/ctypes/loads/a.py"}],
         "relationships": [
           {"spdxElementId": "P-reader", "relationshipType": "CONTAINS", "relatedSpdxElement": "F-1"},
           {"spdxElementId": "P-sums", "relationshipType": "CONTAINS", "relatedSpdxElement": "F-2"},
           {"spdxElementId": "P-loads", "relationshipType": "CONTAINS", "relatedSpdxElement": "F-3"}]}
        """
            .formatted(
                PACKAGE.formatted("reader", hex),
                PACKAGE.formatted("sums", hex),
                PACKAGE.formatted("loads", hex)));
    write("build/Modules/mathmodule.o", "");
  }

  @Test
  void codeThatWasCompiledIsLinkedAndThatOfTheStandardLibraryHasFiles() throws IOException {
    write("build/Modules/reader/parse.o", "");
    write("build/Modules/_sum/summodule.o", "");

    List<Bills.Part> parts = found(Set.of());

    assertThat(parts)
        .extracting(part -> part.component().name(), Bills.Part::link, Bills.Part::files)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("reader", Link.STATIC, List.of()),
            org.assertj.core.groups.Tuple.tuple("sums", Link.STATIC, List.of()),
            org.assertj.core.groups.Tuple.tuple(
                "loads", Link.NONE, List.of("lib/python3.13/ctypes/loads/a.py")));
    assertThat(parts.get(0).component().cpe()).contains("cpe:2.3:a:x:reader:2.6:*:*:*:*:*:*:*");
    assertThat(parts.get(0).component().license()).isEmpty();
    assertThat(parts.get(0).component().origins()).hasSize(1);
  }

  @Test
  void codeThatWasNotCompiledIsNotThere() {
    assertThat(found(Set.of()))
        .extracting(part -> part.component().name())
        .containsExactly("loads");
  }

  @Test
  void aPortTakesThePlaceOfWhatIsCarriedByItsName() throws IOException {
    write("build/Modules/_sum/summodule.o", "");

    assertThat(found(Set.of("sums")))
        .extracting(part -> part.component().name())
        .containsExactly("loads");
  }

  @Test
  void aSourceThatDoesNotSayCarriesNothing() throws IOException {
    Files.delete(temp.resolve("source/Misc/sbom.spdx.json"));

    assertThat(found(Set.of())).isEmpty();
  }

  private List<Bills.Part> found(Set<String> ports) {
    return new CarriedParts(temp.resolve("source"), temp.resolve("build"), "lib/python3.13", ports)
        .found();
  }

  private void write(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
