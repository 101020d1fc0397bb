// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.EarlierImage;
import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.PythonProject;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.report.image.ImageReading.Told;
import io.github.nanvix.maven.report.image.TimesPage;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.verify.SubjectSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an image is: prints what unbundling saves, each module as it was, really linked with
 * the port and the C runtime in it, against what is shipped; and makes {@code report.html}, one
 * page that shows sizes, who needs whom, where symbols come from, findings, licences, what the
 * image was made of, and what differs from an earlier one. The same as {@code report.json}, {@code
 * report.md} for a pull request, {@code graph.mmd} and {@code graph.dot}. Without a POM the page is
 * of any directory.
 *
 * @since 0.1
 */
@Mojo(
    name = "report",
    defaultPhase = LifecyclePhase.VERIFY,
    threadSafe = true,
    requiresProject = false)
public final class ReportMojo extends JudgingMojo {

  /**
   * The earlier image that this one is compared with: its {@code report.json}, its archive, or the
   * coordinates of its archive in a Maven repository, {@code
   * groupId:artifactId[:extension[:classifier]]:version}. Default: none.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.baseline.report")
  private @Nullable String baselineReport;

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    if (!isWithoutProject()) {
      problems.look(this::pythonRequest);
    }
    chosen(baselineReport).ifPresent(text -> problems.look(() -> earlierImage(text).require()));
  }

  @Override
  Set<Part> makes() {
    return isWithoutProject() ? Set.of() : everything();
  }

  @Override
  void run(Wiring wiring) {
    Optional<EarlierImage> earlier =
        chosen(baselineReport).map(text -> earlierImage(text).find(wiring.triple()));
    SortedMap<String, String> files;
    if (isWithoutProject()) {
      files = wiring.reports().ofDirectory(judged(SubjectSpec.any(executable())), earlier);
      files.getOrDefault("report.md", "").lines().forEach(answer()::line);
    } else {
      PythonProject python = wiring.python(pythonRequestWithPorts(wiring));
      SizeTable sizes = python.sizes();
      sizes.lines().forEach(answer()::line);
      report("sizes.json", sizes.json());
      if (!Files.isDirectory(sysroot())) {
        answer().line("No page is made: nothing is staged in \"" + sysroot() + "\".");
        return;
      }
      Told told = python.told(sizes);
      files = wiring.reports().ofProject(judged(python.subject()), told, earlier);
      report(TimesPage.FILE, wiring.reports().times(told));
    }
    files.forEach(this::put);
    ci().summary(files.getOrDefault("report.md", ""));
  }

  private EarlierReport earlierImage(String text) {
    return new EarlierReport(
        text, startedIn(), new DependencyGraph(project(), session(), repositorySystem()));
  }

  /** Writes a file whose name says of which image it is, unless it is there as it should be. */
  private void put(String name, String content) {
    String[] parts = name.split("\\.", 2);
    String own = reportName(parts[0]) + "." + parts[1];
    reportFile(own).filter(file -> !has(file, content)).ifPresent(file -> write(file, content));
    if (name.equals("report.html")) {
      reportFile(own).ifPresent(file -> answer().line("The whole report: " + file));
    }
  }

  private static boolean has(Path file, String content) {
    try {
      return Files.isRegularFile(file) && Files.readString(file).equals(content);
    } catch (IOException e) {
      // Whatever is there gives way.
      return false;
    }
  }
}
