// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static io.github.nanvix.maven.report.image.TreemapSvg.at;

import io.github.nanvix.maven.report.image.StepTimes.Bar;
import io.github.nanvix.maven.store.StepRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long a build took: beside the report, because it is another on each machine. */
public final class TimesPage {
  /** What the page is called. */
  public static final String FILE = "report-times.html";

  private static final int WIDTH = 960;
  private static final int NAMES = 330;
  private static final int ROW = 20;

  private TimesPage() {}

  /**
   * The page.
   *
   * @param name of the image
   * @param steps what the project's history says of them
   * @param built the steps of this build, by title, and whether each was built and not reused
   * @param summary what became of them, in one line
   */
  public static String of(
      String name, List<StepRecord> steps, Map<String, Boolean> built, String summary) {
    StepTimes times = StepTimes.of(steps);
    Html html = Html.page("Times of " + name);
    html.open("main").element("h1", "Times of " + name).element("p", summary + ".");
    html.element(
        "p",
        "Each bar begins where all are done that the step builds on. Orange: what everything else had"
            + " to wait for. A step has no bar where another project or an older build made it.");
    bars(html, times);
    html.table("Steps", "Step", "This build", "Seconds", "Last made or found", "Waited for");
    for (Bar bar : times.bars()) {
      StepRecord step = bar.step();
      Boolean isBuilt = built.get(step.title());
      html.row(
          step.title(),
          isBuilt == null ? "not needed" : isBuilt ? "built" : "reused",
          step.last().took().isPresent() ? String.format(Locale.ROOT, "%.1f", bar.took()) : "",
          step.last().time().toString().substring(0, 16).replace('T', ' '),
          bar.isCritical() ? "yes" : "");
    }
    html.endTable().element("a", "The report", "href", "report.html").close("main").line();
    return html.end();
  }

  private static void bars(Html html, StepTimes times) {
    List<Bar> bars = times.bars().stream().filter(bar -> bar.took() > 0).toList();
    double second = (WIDTH - NAMES) / Math.max(times.all(), 1);
    html.open(
            "svg",
            "viewBox",
            "0 0 " + WIDTH + " " + (bars.size() * ROW + 4),
            "class",
            "bars",
            "role",
            "img",
            "aria-label",
            "When each step could begin and how long it took; the table has the figures")
        .line();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      html.open("g", "class", bar.isCritical() ? "executable" : "module");
      html.element("text", bar.step().title(), "x", 0, "y", i * ROW + 14);
      html.open(
              "rect",
              "x",
              at(NAMES + bar.start() * second),
              "y",
              i * ROW + 3,
              "width",
              at(Math.max(1, bar.took() * second)),
              "height",
              ROW - 6)
          .close("rect")
          .close("g")
          .line();
    }
    html.close("svg").line();
  }
}
