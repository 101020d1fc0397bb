// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.report.ConsoleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** HTML and SVG that is being written; no text that comes from a file becomes markup. */
final class Html {
  private static final int MANY = 30;

  private final StringBuilder out = new StringBuilder();

  /** A page of its own: nothing of it is loaded from anywhere. */
  static Html page(String title) {
    Html html = new Html();
    html.out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.out.append("style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n");
    html.out.append("<link rel=\"icon\" href=\"data:,\">\n");
    html.element("title", title).line();
    html.out.append("<style>\n").append(resource("page.css")).append("</style>\n</head>\n<body>\n");
    return html;
  }

  /** Ends the page with its script. */
  String end() {
    out.append("<script>\n").append(resource("page.js")).append("</script>\n</body>\n</html>\n");
    return out.toString();
  }

  /** The digest of what pages look like and do. */
  static Sha256 looks() {
    return Sha256.of(resource("page.css") + resource("page.js"));
  }

  private static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  Html open(String tag, Object... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1].toString())).append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  Html text(Object text) {
    out.append(escaped(text.toString()));
    return this;
  }

  Html line() {
    out.append('\n');
    return this;
  }

  /** An element that holds a text. */
  Html element(String tag, Object text, Object... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** A section with a heading, which whoever calls ends. */
  Html section(String id, String title) {
    return open("section", "id", id, "aria-labelledby", id + "-title")
        .element("h2", title, "id", id + "-title")
        .line();
  }

  Html endSection() {
    return close("section").line();
  }

  /** Begins a table; figures stand in all columns but the first. */
  Html table(String caption, String... heads) {
    // What is wider than the window is scrolled, with the keyboard, too.
    open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    open("table").element("caption", caption).open("thead").open("tr");
    for (String head : heads) {
      element("th", head, "scope", "col");
    }
    return close("tr").close("thead").open("tbody").line();
  }

  Html row(Object... cells) {
    open("tr");
    for (int i = 0; i < cells.length; i++) {
      if (i == 0) {
        element("th", cells[i], "scope", "row");
      } else if (cells[i] instanceof Long number) {
        element("td", Figures.number(number), "class", "number");
      } else {
        element("td", cells[i]);
      }
    }
    return close("tr").line();
  }

  Html endTable() {
    return close("tbody").close("table").close("div").line();
  }

  /** A list of names that is folded up where it is long. */
  Html names(String what, List<String> names) {
    return names.size() <= MANY
        ? list(what, names)
        : open("details")
            .element("summary", what + ": " + names.size())
            .list("All", names)
            .close("details");
  }

  /** A list of names that are all shown; nothing where there is none. */
  Html list(String what, List<String> names) {
    if (!names.isEmpty()) {
      open("p").text(what + ": ");
      for (int i = 0; i < names.size(); i++) {
        text(i == 0 ? "" : ", ").element("code", names.get(i));
      }
      close("p").line();
    }
    return this;
  }

  private static String escaped(String text) {
    return ConsoleText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
