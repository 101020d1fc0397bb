// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static io.github.nanvix.maven.report.image.Figures.number;

import io.github.nanvix.maven.report.image.ImageModel.ObjectFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the treemap. */
final class TreemapSvg {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 420;
  private static final double LETTER = 6.7;

  private TreemapSvg() {}

  static void write(Html html, ImageModel image) {
    Map<String, String> roles = new HashMap<>();
    for (ObjectFile object : image.objects()) {
      roles.put(object.path(), object.role());
    }
    html.open(
            "svg",
            "viewBox",
            "0 0 960 420",
            "class",
            "treemap",
            "role",
            "img",
            "aria-label",
            "The bytes of all files as areas; the table below has the largest")
        .line();
    for (Treemap.Area area : Treemap.of(image.files(), WIDTH, HEIGHT)) {
      html.open("g", "class", area.isFrame() ? "frame" : roles.getOrDefault(area.path(), "data"));
      html.element("title", area.path() + ": " + number(area.bytes()) + " bytes");
      html.open(
              "rect",
              "x",
              at(area.x()),
              "y",
              at(area.y()),
              "width",
              at(area.width()),
              "height",
              at(area.height()))
          .close("rect");
      String name = fitting(NeedPicture.fileName(area.path()), area.width());
      if (area.height() > 12 && !name.isEmpty()) {
        html.element("text", name, "x", at(area.x() + 3), "y", at(area.y() + 11));
      }
      html.close("g").line();
    }
    html.close("svg").line();
    largest(html, image);
  }

  private static void largest(Html html, ImageModel image) {
    html.table("Largest files", "File", "Bytes");
    List<ImageModel.StagedFile> files =
        image.files().stream()
            .sorted(
                java.util.Comparator.comparingLong(ImageModel.StagedFile::size)
                    .reversed()
                    .thenComparing(ImageModel.StagedFile::path))
            .limit(8)
            .toList();
    files.forEach(file -> html.row(file.path(), file.size()));
    html.endTable();
  }

  /** As much of a name as there is room for. */
  private static String fitting(String name, double width) {
    int letters = (int) ((width - 6) / LETTER);
    return name.length() <= letters
        ? name
        : letters < 4 ? "" : name.substring(0, letters - 1) + "…";
  }

  static String at(double place) {
    return String.format(Locale.ROOT, "%.1f", place).replace(".0", "");
  }
}
