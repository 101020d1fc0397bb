// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.nanvix.maven.verify.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CiServiceTest {
  private static final CiService GITHUB =
      service("GITHUB_ACTIONS=true\nGITHUB_WORKSPACE=/w\nGITHUB_STEP_SUMMARY=/s/1");
  private static final CiService GITLAB = service("GITLAB_CI=true\nCI_PROJECT_DIR=/w");

  private static CiService service(String variables) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(variables));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return CiService.of(properties::getProperty);
  }

  private static Problem problem(Severity severity, String file, String message) {
    return new Problem("ELF-X-001", severity, Path.of(file), 3, message, "Fix it.", "abc");
  }

  @Test
  void elsewhereNothingIsSaid() {
    for (CiService none : List.of(service(""), service("GITHUB_ACTIONS=false"))) {
      assertThat(none.begin("a", 1)).isEmpty();
      assertThat(none.annotations(List.of(problem(Severity.ERROR, "/w/a", "m")))).isEmpty();
      assertThat(none.codeQuality(List.of())).isEmpty();
      assertThat(none.summary()).isEmpty();
    }
  }

  @Test
  void gitHubFoldsAndHasASummary() {
    assertThat(GITHUB.begin("50% of a\n::error::b", 7)).hasValue("::group::50%25 of a?::error::b");
    assertThat(GITHUB.end("a", 7)).hasValue("::endgroup::");
    assertThat(GITHUB.summary()).hasValue(Path.of("/s/1"));
  }

  @Test
  void gitHubMarksFilesAndNoNameBecomesACommand() {
    assertThat(
            GITHUB.annotations(
                List.of(
                    problem(Severity.ERROR, "/w/d/a:b,c%\n.so", "100% wrong\r\n::warning::x"),
                    problem(Severity.WARNING, "/elsewhere/a", "m"),
                    problem(Severity.INFO, "/w/a", "m"))))
        .containsExactly(
            "::error file=d/a%3Ab%2Cc%25%0A.so,line=3,title=ELF-X-001::"
                + "100%25 wrong??::warning::x%0AFix it.",
            "::warning file=/elsewhere/a,line=3,title=ELF-X-001::m%0AFix it.");
  }

  @Test
  void valuesAreEscapedAsDocumented() {
    assertThat(GitHub.data("%\r\n:,")).isEqualTo("%25%0D%0A:,");
    assertThat(GitHub.property("%\r\n:,")).isEqualTo("%25%0D%0A%3A%2C");
  }

  @Test
  void moreThanAreShownAreNotSaid() {
    List<Problem> many = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      many.add(problem(i % 2 == 0 ? Severity.ERROR : Severity.WARNING, "/w/a", "m"));
    }

    assertThat(GITHUB.annotations(many)).hasSize(20);
  }

  @Test
  void gitLabFoldsSections() {
    assertThat(GITLAB.begin("nanvix:verify @ a\u001b", 7))
        .hasValue(
            "\u001b[0Ksection_start:7:nanvix_verify_a_[collapsed=true]\r"
                + "\u001b[0Knanvix:verify @ a?");
    assertThat(GITLAB.end("nanvix:verify @ a\u001b", 9))
        .hasValue("\u001b[0Ksection_end:9:nanvix_verify_a_\r\u001b[0K");
    assertThat(GITLAB.annotations(List.of(problem(Severity.ERROR, "/w/a", "m")))).isEmpty();
  }

  @Test
  void gitLabGetsAReportInWhichEachProblemIsItself() {
    String report =
        GITLAB
            .codeQuality(
                List.of(
                    problem(Severity.ERROR, "/w/d/a", "m"), problem(Severity.INFO, "/w/d/a", "m")))
            .orElseThrow();

    JsonArray all = JsonParser.parseString(report).getAsJsonArray();
    assertThat(all).hasSize(2);
    assertThat(all.get(0))
        .hasToString(
            "{\"description\":\"m. Fix it.\",\"check_name\":\"ELF-X-001\",\"fingerprint\":\"abc\","
                + "\"severity\":\"blocker\",\"location\":{\"path\":\"d/a\",\"lines\":{\"begin\":3}}}");
    assertThat(all)
        .extracting(JsonElement::getAsJsonObject)
        .extracting(one -> one.get("fingerprint").getAsString())
        .containsExactly("abc", "abc-2");
    assertThat(GITLAB.codeQuality(List.of())).hasValue("[]\n");
  }
}
