// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static io.github.nanvix.maven.report.image.Figures.number;

import io.github.nanvix.maven.report.image.ImageModel.Binding;
import io.github.nanvix.maven.report.image.ImageModel.ObjectFile;
import java.util.List;
import java.util.SortedMap;

/** Each ELF file: what it opens, in which order, what it takes and gives. */
record ObjectSection(Html html, ImageModel image) {

  void write() {
    html.section("objects", "ELF files");
    html.open("p", "class", "filter", "hidden", "hidden");
    html.element("label", "Only files with this name, port or symbol: ", "for", "filter");
    html.open("input", "id", "filter", "type", "search", "autocomplete", "off");
    html.element("span", "", "id", "matches", "role", "status").close("p").line();
    SortedMap<String, List<String>> needers = image.needers();
    for (ObjectFile object : image.objects()) {
      html.open("details", "class", "object");
      html.open("summary").element("code", object.path());
      html.text(" " + object.role() + ", " + number(object.size()) + " bytes");
      html.text(object.port().isEmpty() ? "" : ", of port " + object.port());
      html.close("summary").line();
      html.list("DT_NEEDED", object.needed());
      html.list("Needed by", needers.getOrDefault(object.path(), List.of()));
      if (object.opens().size() > 1) {
        html.list("Loaded in this order", object.opens());
        html.list("Constructors in this order", object.constructors());
      }
      for (Binding binding : image.takenBy(object.path())) {
        html.list(
            binding.to().isEmpty() ? "Weak, from nobody" : "Takes from " + binding.to(),
            binding.symbols());
      }
      for (Binding binding : image.bindings()) {
        if (binding.to().equals(object.path()) && !binding.from().equals(object.path())) {
          html.element(
              "p", "Gives " + binding.from() + " " + binding.symbols().size() + " symbols");
        }
      }
      html.names("Exports", object.exports());
      html.close("details").line();
    }
    html.endSection();
  }
}
