// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static io.github.nanvix.maven.report.image.Figures.growth;
import static io.github.nanvix.maven.report.image.Figures.number;

import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.report.ConsoleText;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.report.image.ImageDifference.ObjectChange;
import io.github.nanvix.maven.report.image.ImageModel.Found;
import io.github.nanvix.maven.report.image.ImageModel.Part;
import java.util.List;
import java.util.function.Function;

/** {@code report.md}: short enough for a pull request. */
final class SummaryMarkdown {
  private static final int FEW = 8;

  private final StringBuilder text = new StringBuilder();

  private SummaryMarkdown() {}

  static String of(ImageModel image) {
    SummaryMarkdown summary = new SummaryMarkdown();
    summary.line("## " + escaped(image.name()));
    summary.line("");
    summary.line(escaped(Figures.verdict(image)) + ".");
    summary.line(
        number(image.bytes())
            + " bytes in "
            + new Count(image.files().size(), "file")
            + ". Symbols with two providers: "
            + image.choices().size()
            + ". "
            + licences(image));
    SizeTable sizes = image.sizes();
    if (sizes != null) {
      summary.sizes(sizes);
    }
    summary.findings("Findings", image.open());
    ImageDifference difference = image.difference();
    if (difference != null) {
      summary.difference(difference);
    }
    return summary.text.toString();
  }

  private static String licences(ImageModel image) {
    List<String> missing =
        image.licences().stream().filter(part -> part.files().isEmpty()).map(Part::name).toList();
    return missing.isEmpty()
        ? "Licences: all of " + image.licences().size() + "."
        : "**Licences are missing:** " + escaped(String.join(", ", missing)) + ".";
  }

  private void sizes(SizeTable sizes) {
    line("");
    line("| stripped bytes | unbundled | with ports | with runtime |");
    line("| --- | ---: | ---: | ---: |");
    for (SizeTable.Module module : sizes.modules()) {
      row(module.name(), module.unbundled(), module.withPorts(), module.withRuntime());
    }
    for (SizeTable.Library library : sizes.libraries()) {
      line("| " + escaped(library.soname()) + " | " + number(library.size()) + " | | |");
    }
    line(
        "| **net saving** | | "
            + number(sizes.savingAgainstPorts())
            + " | "
            + number(sizes.savingAgainstRuntime())
            + " |");
  }

  private void row(String name, long one, long two, long three) {
    line(
        "| "
            + escaped(name)
            + " | "
            + number(one)
            + " | "
            + number(two)
            + " | "
            + number(three)
            + " |");
  }

  private void findings(String title, List<Found> findings) {
    if (!findings.isEmpty()) {
      line("");
      line("### " + title);
      few(findings, f -> f.id() + " " + f.severity() + " " + f.file() + ": " + f.message());
    }
  }

  private void difference(ImageDifference difference) {
    line("");
    line("### Since " + escaped(difference.before()));
    if (difference.isEmpty()) {
      line("Nothing changed.");
      return;
    }
    line(
        number(difference.bytesBefore())
            + " → "
            + number(difference.bytes())
            + " bytes ("
            + growth(difference.bytes() - difference.bytesBefore())
            + ").");
    few(difference.objects(), SummaryMarkdown::change);
    few(difference.added(), file -> "added " + file.path() + ", " + number(file.size()));
    few(difference.gone(), file -> "gone " + file.path() + ", " + number(file.size()));
    few(
        difference.pins(),
        pin -> pin.key() + ": " + brief(pin.before()) + " → " + brief(pin.now()));
    findings("New findings", difference.found());
    findings("Findings that are gone", difference.mended());
  }

  private static String change(ObjectChange change) {
    StringBuilder line = new StringBuilder(change.path() + " " + growth(change.growth()));
    String sections = Figures.sections(change);
    line.append(sections.isEmpty() ? "" : " (" + sections + ")");
    Figures.changes(change)
        .forEach(list -> line.append("; ").append(list.getKey()).append(' ').append(some(list)));
    return line.toString();
  }

  private static String some(java.util.Map.Entry<String, List<String>> list) {
    List<String> names = list.getValue();
    return names.size() <= FEW
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, FEW)) + " and " + (names.size() - FEW) + " more";
  }

  /** Digests by their beginnings. */
  private static String brief(String value) {
    String brief = value.replaceAll("\\b([0-9a-f]{12})[0-9a-f]{52}\\b", "$1…");
    return brief.isEmpty() ? "nothing" : brief;
  }

  private <T> void few(List<T> all, Function<T, String> said) {
    all.stream().limit(FEW).forEach(one -> line("- " + escaped(said.apply(one))));
    if (all.size() > FEW) {
      line("- … and " + (all.size() - FEW) + " more");
    }
  }

  /** Nothing that a file is called becomes markup. */
  private static String escaped(String text) {
    return ConsoleText.of(text).replaceAll("([\\\\`*_\\[\\]<>|#&])", "\\\\$1");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
