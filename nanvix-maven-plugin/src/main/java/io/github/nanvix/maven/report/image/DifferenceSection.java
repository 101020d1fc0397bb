// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static io.github.nanvix.maven.report.image.Figures.growth;
import static io.github.nanvix.maven.report.image.Figures.number;

import io.github.nanvix.maven.report.image.ImageDifference.ObjectChange;
import io.github.nanvix.maven.report.image.ImageModel.Found;
import io.github.nanvix.maven.report.image.ImageModel.StagedFile;
import java.util.List;

/** What changed since an earlier image. */
record DifferenceSection(Html html, ImageModel image) {

  void write() {
    html.section("difference", "Difference");
    ImageDifference difference = image.difference();
    if (difference == null) {
      html.open("p", "id", "grown")
          .text("No earlier image was named. Name a report.json, an archive, or the coordinates of")
          .text(" one in a Maven repository with ")
          .element("code", "-Dnanvix.baseline.report=")
          .text(".")
          .close("p")
          .element("p", "So it is not known which pins changed.", "id", "pins");
    } else {
      write(difference);
    }
    html.endSection();
  }

  private void write(ImageDifference difference) {
    html.element(
        "p",
        "Since "
            + difference.before()
            + ": "
            + number(difference.bytesBefore())
            + " to "
            + number(difference.bytes())
            + " bytes, "
            + growth(difference.bytes() - difference.bytesBefore())
            + (difference.isEmpty() ? ". Nothing changed." : "."));
    html.open("div", "id", "grown");
    if (difference.objects().isEmpty()) {
      html.element("p", "No ELF file changed.");
    } else {
      html.table("ELF files that changed", "File", "Before", "Now", "Growth", "By");
      for (ObjectChange change : difference.objects()) {
        html.row(
            change.path(),
            change.before(),
            change.now(),
            growth(change.growth()),
            Figures.sections(change));
      }
      html.endTable();
    }
    html.close("div").line();
    for (ObjectChange change : difference.objects()) {
      Figures.changes(change)
          .forEach(list -> html.names(change.path() + " " + list.getKey(), list.getValue()));
    }
    files("Added files", difference.added());
    files("Files that are gone", difference.gone());
    html.names(
        "Changed files",
        difference.changed().stream().map(c -> c.path() + " " + growth(c.growth())).toList());
    findings("New findings", difference.found());
    findings("Findings that are gone", difference.mended());
    pins(difference);
  }

  private void files(String title, List<StagedFile> files) {
    html.names(title, files.stream().map(f -> f.path() + " " + number(f.size())).toList());
  }

  private void findings(String title, List<Found> found) {
    if (!found.isEmpty()) {
      html.element("h3", title).open("ul");
      found.forEach(f -> html.element("li", f.id() + " " + f.file() + ": " + f.message()).line());
      html.close("ul").line();
    }
  }

  private void pins(ImageDifference difference) {
    html.open("div", "id", "pins").element("h3", "Pins");
    if (!difference.pinsKnown()) {
      html.element("p", "It is not known what both images were made of.");
    } else if (difference.pins().isEmpty()) {
      html.element("p", "Both were made of the same.");
    } else {
      html.table("What they were made of and is not the same", "What", "Before", "Now");
      difference.pins().forEach(pin -> html.row(pin.key(), pin.before(), pin.now()));
      html.endTable();
    }
    html.close("div").line();
  }
}
