// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.verify.Checks;
import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.SuppressedFinding;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Findings as console lines, JSON and SARIF. */
class VerifyReportsTest {
  private static final List<Severity> SEVERITIES =
      List.of(Severity.ERROR, Severity.WARNING, Severity.INFO);

  private static Finding finding(String id, Severity severity, int number) {
    return new Finding(
        id,
        severity,
        new RelativePath("lib/a b" + number + ".so"),
        "wrong \"" + number,
        "Mend it.");
  }

  private static VerifyResult result(List<Finding> findings, SuppressedFinding... suppressed) {
    return new VerifyResult(
        "nanvix-2026-07", findings.stream().sorted().toList(), List.of(suppressed), 3, 2, 1, 0);
  }

  private static List<Finding> many(int count) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = Checks.all().get(i % Checks.all().size()).id();
      findings.add(finding(id, SEVERITIES.get(i % 3), i));
    }
    return findings;
  }

  @Test
  void fewFindingsAreListedEach() {
    assertThat(
            FindingLines.of(
                result(List.of(finding("ELF-SEG-003", Severity.ERROR, 1))), Severity.ERROR))
        .containsExactly("ELF-SEG-003 error lib/a b1.so: wrong \"1 ; Mend it.");
  }

  @Test
  void manyFindingsFitOnAScreen() {
    VerifyResult result = result(many(5000));
    List<String> lines = FindingLines.of(result, Severity.ERROR);

    assertThat(lines).hasSizeLessThanOrEqualTo(20);
    assertThat(lines.get(0)).contains("more of this kind");
    assertThat(lines.get(19)).contains("more checks found something");
    assertThat(FindingLines.notes(result))
        .singleElement()
        .asString()
        .startsWith("1666 findings for information only: ELF-");
  }

  @Test
  void suppressedFindingsAreCountedAndKept() {
    VerifyResult result =
        result(
            List.of(),
            new SuppressedFinding(finding("ELF-SEG-003", Severity.ERROR, 1), "old assembler"));

    assertThat(FindingLines.of(result, Severity.ERROR)).isEmpty();
    assertThat(FindingLines.notes(result)).containsExactly("Suppressed findings: 1");
    assertThat(VerifyJson.render(result)).contains("\"reason\": \"old assembler\"");
    assertThat(VerifySarif.ofImage(result))
        .contains(
            "\"suppressions\"", "\"kind\": \"external\"", "\"justification\": \"old assembler\"");
  }

  @Test
  void sarifHasWhatTheStandardAsksFor() {
    String sarif = VerifySarif.ofImage(result(List.of(finding("ELF-SEG-003", Severity.INFO, 1))));

    assertThat(sarif)
        .contains(
            "\"$schema\": \"https://",
            "\"version\": \"2.1.0\"",
            "\"name\": \"nanvix:verify\"",
            "\"ruleId\": \"ELF-SEG-003\"",
            "\"level\": \"note\"",
            "\"text\": \"wrong \\\"1. Mend it.\"",
            "\"uri\": \"lib/a%20b1.so\"");
    assertThat(Checks.all())
        .allSatisfy(check -> assertThat(sarif).contains("\"id\": \"" + check.id()));
  }

  @Test
  void sarifIsWhatItsSchemaAllows() throws IOException {
    Finding unused =
        new Finding("ELF-SUP-001", Severity.ERROR, new RelativePath("pom.xml"), "m", "H.");
    VerifyResult result =
        result(
            Stream.concat(many(200).stream(), Stream.of(unused)).toList(),
            new SuppressedFinding(finding("ELF-SEG-003", Severity.ERROR, 1), "old assembler"));
    String published =
        VerifySarif.render(result, "SYSROOT", "the image", published("https://example.org/a/"));

    for (String sarif :
        List.of(
            VerifySarif.ofImage(result(List.of())),
            VerifySarif.ofImage(result),
            VerifySarif.ofFiles(result),
            published)) {
      assertThat(Schemas.sarifFaults(sarif)).isEmpty();
    }
    assertThat(Schemas.sarifFaults(published.replace("\"ruleId\"", "\"rule\""))).isNotEmpty();
  }

  @Test
  void addressesAreThereOncePublishedOnly() {
    VerifyResult result = result(List.of());

    assertThat(VerifySarif.render(result, "B", "b", published("https://example.org/a/")))
        .contains(
            "\"version\": \"1.2\"",
            "\"informationUri\": \"https://example.org/a/\"",
            "\"helpUri\": \"https://example.org/a/blob/HEAD/docs/findings/ELF-FILE-001.md\"");
    assertThat(VerifySarif.render(result, "B", "b", published("")))
        .doesNotContain("informationUri", "helpUri");
  }

  @Test
  void theRuleOfAFindingSaysWhyAndHowToFixIt() {
    assertThat(VerifySarif.ofImage(result(List.of(finding("ELF-DYN-003", Severity.ERROR, 1)))))
        .containsOnlyOnce("\"help\": {")
        .contains("Stage it, or take it off the link line.");
  }

  @Test
  void whatIsWrongWithThePomIsNotSoughtInTheImage() {
    RelativePath pom = new RelativePath("pom.xml");
    String sarif =
        VerifySarif.ofImage(
            result(
                List.of(
                    finding("ELF-SEG-003", Severity.ERROR, 1),
                    new Finding("ELF-SUP-001", Severity.ERROR, pom, "m", "H."))));

    assertThat(sarif)
        .containsSubsequence(
            "\"uri\": \"lib/a%20b1.so\"", "\"uriBaseId\": \"SYSROOT\"",
            "\"uri\": \"pom.xml\"", "\"uriBaseId\": \"PROJECT\"");
  }

  @Test
  void aFindingIsTheSameWhereverTheFaultHasMoved() {
    assertThat(Fingerprint.of("I", "f", "at 0x1f of 1,024 bytes: crc32"))
        .isEqualTo(Fingerprint.of("I", "f", "at 0x2e4 of 7 bytes: crc32"))
        .isNotEqualTo(Fingerprint.of("I", "f", "at 0x1f of 1,024 bytes: crc16"))
        .isNotEqualTo(Fingerprint.of("I", "g", "at 0x1f of 1,024 bytes: crc32"));
  }

  private static Published published(String address) {
    return new Published("g:a:1.2", "1.2", Optional.of(address).filter(text -> !text.isEmpty()));
  }

  @Test
  void aUriHasTheBytesOfTheName() {
    // Neither composed, which would name another file, nor taken for a scheme or a query.
    RelativePath file = new RelativePath("a:b/e\u0301?#%\u00e9.so");
    VerifyResult result = result(List.of(new Finding("ELF-SEG-003", Severity.INFO, file, "", "")));

    assertThat(VerifySarif.ofImage(result))
        .contains("\"uri\": \"a%3Ab/e%CC%81%3F%23%25%C3%A9.so\"");
  }

  @Test
  void noNameSteersTheTerminal() {
    RelativePath file = new RelativePath("a\u009b31m\u202eb\u001b\n\u2028.so");

    assertThat(FindingLines.line(new Finding("ELF-SEG-003", Severity.INFO, file, "m", "H.")))
        .isEqualTo("ELF-SEG-003 info a?31m?b???.so: m ; H.");
  }

  @Test
  void equalResultsGiveEqualBytes() {
    assertThat(VerifyJson.render(result(many(50)))).isEqualTo(VerifyJson.render(result(many(50))));
  }

  @Test
  void linesOfFilesStandBetweenTheTwoHalves() {
    String json = VerifyJson.beforeFiles() + "\n    {}" + VerifyJson.afterFiles(result(List.of()));

    assertThat(json)
        .startsWith("{\n  \"files\": [\n    {}\n  ],\n  \"schema\": 1,")
        .endsWith("}\n");
  }
}
