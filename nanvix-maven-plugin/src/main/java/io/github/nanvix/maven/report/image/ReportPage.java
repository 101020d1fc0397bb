// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static io.github.nanvix.maven.report.image.Figures.number;

import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.report.image.ImageModel.Found;
import io.github.nanvix.maven.report.image.ImageModel.Part;
import io.github.nanvix.maven.verify.FindingPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code report.html}: all of the model, for people. */
final class ReportPage {
  /** What a reviewer asks, and where on the page the answer stands. */
  private static final List<Map.Entry<String, String>> QUESTIONS =
      List.of(
          Map.entry("Which module grew, and by what?", "#grown"),
          Map.entry("Who needs a library?", "#needed"),
          Map.entry("Where does a symbol of a file come from?", "#objects"),
          Map.entry("What breaks without a library?", "#without"),
          Map.entry("Which symbols have two providers?", "#providers"),
          Map.entry("Is anything bundled twice?", "#twice"),
          Map.entry("What changed since the last release?", "#difference"),
          Map.entry("Which pins changed?", "#pins"),
          Map.entry("How long did it take, and what was reused?", TimesPage.FILE),
          Map.entry("Is every licence there?", "#licences"));

  private static final List<Map.Entry<String, String>> SECTIONS =
      List.of(
          Map.entry("Size", "#size"),
          Map.entry("Findings", "#findings"),
          Map.entry("Licences", "#licences"),
          Map.entry("Dependencies", "#dependencies"),
          Map.entry("Symbols", "#symbols"),
          Map.entry("Difference", "#difference"),
          Map.entry("Files", "#objects"),
          Map.entry("Made of", "#made-of"));

  /** Facts of the build information that tell a version from another. */
  private static final Pattern PIN =
      Pattern.compile(
          "(source|recipe|port|toolchain|host-toolchain)\\b.*"
              + "(\\.(version|id|archive|content|sha256|name)|\\.component\\[\\d+\\])");

  private final ImageModel image;
  private final Html html;

  private ReportPage(ImageModel image) {
    this.image = image;
    this.html = Html.page(image.name());
  }

  static String of(ImageModel image) {
    ReportPage page = new ReportPage(image);
    page.head();
    page.html.open("main", "id", "main").line();
    page.questions();
    page.size();
    page.findings();
    page.licences();
    page.dependencies();
    page.symbols();
    new DifferenceSection(page.html, image).write();
    new ObjectSection(page.html, image).write();
    page.madeOf();
    page.html.close("main").line();
    return page.html.end();
  }

  private void head() {
    html.element("a", "Skip to the report", "class", "skip", "href", "#main").line();
    html.open("header").element("h1", image.name());
    html.element("p", Figures.verdict(image) + ".");
    html.element(
        "p", number(image.bytes()) + " bytes in " + new Count(image.files().size(), "file") + ".");
    html.close("header").line();
    html.open("nav", "aria-label", "Sections");
    links("ul", SECTIONS);
    html.close("nav").line();
  }

  private void links(String list, List<Map.Entry<String, String>> links) {
    html.open(list);
    links.forEach(
        link -> html.open("li").element("a", link.getKey(), "href", link.getValue()).close("li"));
    html.close(list).line();
  }

  private void questions() {
    html.section("questions", "What do you want to know?");
    List<Map.Entry<String, String>> questions = new ArrayList<>(QUESTIONS);
    if (image.madeOf().isEmpty()) {
      // Where nothing was built there are no times.
      questions.replaceAll(
          q -> q.getValue().equals(TimesPage.FILE) ? Map.entry(q.getKey(), "#made-of") : q);
    }
    links("ol", questions);
    html.endSection();
  }

  private void size() {
    html.section("size", "Size");
    SizeTable sizes = image.sizes();
    if (sizes != null) {
      html.table("Stripped bytes", "", "Unbundled", "With ports in it", "With the C runtime, too");
      for (SizeTable.Module module : sizes.modules()) {
        html.row(module.name(), module.unbundled(), module.withPorts(), module.withRuntime());
      }
      for (SizeTable.Library library : sizes.libraries()) {
        html.row(library.soname(), library.size(), "", "");
      }
      html.row(
          NeedPicture.fileName(image.executable()),
          sizes.interpreter().after(),
          "",
          sizes.interpreter().before());
      html.row("Net saving", "", sizes.savingAgainstPorts(), sizes.savingAgainstRuntime());
      html.endTable();
    }
    TreemapSvg.write(html, image);
    html.endSection();
  }

  private void findings() {
    html.section("findings", "Findings");
    if (image.findings().isEmpty()) {
      html.element("p", "None.");
    }
    Map<String, List<Found>> groups = new LinkedHashMap<>();
    for (Found found : image.findings()) {
      groups.computeIfAbsent(found.id(), key -> new ArrayList<>()).add(found);
    }
    groups.forEach(
        (id, found) -> {
          FindingPage page = FindingPage.of(id);
          html.element("h3", page.title());
          html.open("ul");
          for (Found one : found) {
            html.open("li").element("strong", one.severity()).text(" ").element("code", one.file());
            html.text(": " + one.message() + ". " + one.hint());
            html.text(one.suppressed().isEmpty() ? "" : " Suppressed: " + one.suppressed());
            html.close("li").line();
          }
          html.close("ul");
          html.open("details").element("summary", "Cause and fix of " + id);
          page.paragraphs().forEach(paragraph -> html.element("p", paragraph));
          html.close("details").line();
        });
    html.endSection();
  }

  private void licences() {
    html.section("licences", "Licences").table("Terms of each part", "Part", "Files");
    for (Part part : image.licences()) {
      html.row(part.name(), part.files().isEmpty() ? "MISSING" : String.join(", ", part.files()));
    }
    html.endTable();
    long missing = image.licences().stream().filter(part -> part.files().isEmpty()).count();
    html.element(
        "p",
        missing == 0
            ? "No part that is known lacks its terms."
            : new Count(missing, "part") + " without terms.");
    html.endSection();
  }

  private void dependencies() {
    html.section("dependencies", "Dependencies");
    NeedSvg.write(html, NeedPicture.of(image));
    html.element(
        "p",
        "Solid: DT_NEEDED. Dashed: symbols alone cross. Whoever needs something is left of it.",
        "class",
        "note");
    SortedMap<String, List<String>> needers = image.needers();
    html.open("div", "id", "needed").open("div", "id", "without");
    html.table("Libraries", "Library", "Needed by", "Without it these do not load");
    needers.forEach(
        (library, files) ->
            html.row(
                library,
                String.join(", ", files),
                String.join(", ", image.lostWithout(library, needers))));
    html.endTable().close("div").close("div").endSection();
  }

  private void symbols() {
    html.section("symbols", "Symbols").open("div", "id", "providers");
    html.element("h3", "Symbols with two providers");
    if (image.choices().isEmpty()) {
      html.element("p", "None: each symbol that is asked for is defined by one searched file.");
    } else {
      html.table("The first that is searched wins", "Symbol", "Asked by", "From", "Also in");
      image
          .choices()
          .forEach(
              c -> html.row(c.symbol(), c.asker(), c.provider(), String.join(", ", c.others())));
      html.endTable();
    }
    html.close("div").open("div", "id", "twice").element("h3", "Bundled twice");
    if (image.twice().isEmpty()) {
      html.element("p", "Nothing: no two files export the same symbol.");
    }
    image
        .twice()
        .forEach(t -> html.names(String.join(" and ", t.files()) + " both export", t.symbols()));
    html.close("div").endSection();
  }

  private void madeOf() {
    html.section("made-of", "Made of");
    if (image.madeOf().isEmpty()) {
      html.element("p", "Nothing was built here: it is not known what the image was made of.");
    } else {
      html.table("Versions, digests and toolchains", "What", "Value");
      SortedMap<String, List<String>> groups = new TreeMap<>();
      image
          .madeOf()
          .forEach(
              (key, value) -> {
                if (PIN.matcher(key).matches()) {
                  html.row(key, value);
                }
                groups
                    .computeIfAbsent(key.split("\\.", 2)[0], name -> new ArrayList<>())
                    .add(key + "=" + value);
              });
      html.endTable();
      groups.forEach(
          (name, facts) -> {
            html.open("details");
            html.element("summary", name + ": " + new Count(facts.size(), "fact"));
            html.open("pre", "tabindex", "0");
            facts.forEach(fact -> html.text(fact).line());
            html.close("pre");
            html.close("details").line();
          });
      html.element("a", "How long each step took, and what was reused", "href", TimesPage.FILE);
      html.text(" (beside this page, for it is another on each machine)").line();
    }
    html.endSection();
  }
}
