// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of the page without a browser. */
class ReportPageTest {
  @TempDir private Path temp;
  private ReviewedImage image;

  @BeforeEach
  void make() throws IOException {
    image = new ReviewedImage(temp);
  }

  @Test
  void eachLinkLeadsToOnePlaceOfThePageOrToTheTimes() {
    String page = ReportPage.of(image.model());
    List<String> places = found("\\bid=\"([^\"]+)\"", page);

    assertThat(places).doesNotHaveDuplicates();
    for (String link : found("href=\"([^\"]+)\"", page)) {
      if (link.startsWith("#")) {
        assertThat(places).contains(link.substring(1));
      } else {
        assertThat(link).isIn("data:,", "report-times.html");
      }
    }
  }

  @Test
  void whereNothingWasBuiltThereAreNoTimes() {
    image.madeOf.clear();

    assertThat(ReportPage.of(image.model())).doesNotContain("report-times.html");
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    assertThat(ReportPage.of(image.model()))
        .doesNotContain("http:", "https:", "src=", "url(", "@import")
        .contains("default-src 'none'");
  }

  @Test
  void namesOfFilesAreNoMarkup() throws IOException {
    image.write("lib/<script>alert(1)</script>&\"\u202e", "x".repeat(100_000));

    SortedMap<String, String> files = ImagePages.of(image.model());
    files.remove("report.json");
    assertThat(String.join("", files.values())).doesNotContain("<script>alert", "\u202e");
  }

  @Test
  void eachElementIsClosed() {
    String page = ReportPage.of(image.model());

    for (String tag :
        List.of("section", "details", "table", "tr", "td", "th", "div", "p", "li", "g")) {
      assertThat(found("<(" + tag + ")[ >]", page)).hasSameSizeAs(found("</(" + tag + ")>", page));
    }
  }

  @Test
  void theGraphsHaveEachEdgeOnce() {
    NeedPicture picture = NeedPicture.of(image.model());

    assertThat(GraphText.mermaid(picture))
        .startsWith("flowchart LR\n")
        .contains("[\"libcrypto.so\"]", "[\"math.cpython-312.so\"]", "-->|1| n", "-. 1 .-> n");
    assertThat(GraphText.dot(picture))
        .startsWith("digraph image {\n")
        .contains("label = \"libcrypto.so\"", "style = dashed");
    assertThat(found("(n\\d+ -.*)", GraphText.mermaid(picture)))
        .doesNotHaveDuplicates()
        .hasSize(picture.edges().size());
  }

  @Test
  void areasFillTheMapAndStayWithinIt() {
    List<Treemap.Area> areas = Treemap.of(image.model().files(), 960, 420);

    assertThat(areas)
        .allSatisfy(
            area -> {
              assertThat(area.x()).isBetween(0.0, 960.0);
              assertThat(area.x() + area.width()).isLessThan(960.1);
              assertThat(area.y() + area.height()).isLessThan(420.1);
            });
    double top =
        areas.stream()
            .filter(area -> !area.path().contains("/"))
            .mapToDouble(area -> area.width() * area.height())
            .sum();
    assertThat(top).isBetween(960 * 420 * 0.999, 960 * 420 * 1.001);
  }

  @Test
  void theSummaryIsShort() {
    String summary = SummaryMarkdown.of(image.model());

    assertThat(summary.lines().count()).isLessThan(60);
    assertThat(summary)
        .startsWith("## cpython 3.12.4 for i686-test\n")
        .contains("Licences are missing:** libffi.", "| **net saving** | | 400 |");
  }

  @Test
  void thePageOfAThousandFilesIsSmall() throws IOException {
    for (int i = 0; i < 1000; i++) {
      image.write("lib/python3.12/package" + i % 30 + "/module" + i + ".py", "x".repeat(i));
    }

    assertThat(ReportPage.of(image.model()).getBytes(StandardCharsets.UTF_8).length)
        .isLessThan(200_000);
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult m) -> m.group(1))
        .toList();
  }
}
