package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.verify.Checks;
import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.SuppressedFinding;
import io.github.nanvix.maven.verify.VerifyResult;
import java.util.ArrayList;
import java.util.List;
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
    assertThat(VerifySarif.render(result))
        .contains(
            "\"suppressions\"", "\"kind\": \"external\"", "\"justification\": \"old assembler\"");
  }

  @Test
  void sarifHasWhatTheStandardAsksFor() {
    String sarif = VerifySarif.render(result(List.of(finding("ELF-SEG-003", Severity.INFO, 1))));

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
  void aUriHasTheBytesOfTheName() {
    // Neither composed, which would name another file, nor taken for a scheme or a query.
    RelativePath file = new RelativePath("a:b/e\u0301?#%\u00e9.so");
    VerifyResult result = result(List.of(new Finding("ELF-SEG-003", Severity.INFO, file, "", "")));

    assertThat(VerifySarif.render(result)).contains("\"uri\": \"a%3Ab/e%CC%81%3F%23%25%C3%A9.so\"");
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
