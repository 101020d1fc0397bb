// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.SetupModule;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import io.github.nanvix.maven.cpython.setup.lint.Meaning;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.cpython.setup.lint.Warning;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code setup.json}: what makesetup makes of Setup files; {@code docs/setup-json.md}. */
public final class SetupJson {
  private SetupJson() {}

  /** The whole document. */
  public static String render(SetupLint lint) {
    return Document.SETUP.write(content(lint));
  }

  /**
   * The same for the one Setup.local of a project, with its text and the interpreter's libraries
   * before and after rewriting.
   */
  public static String render(SetupLint setupLocal, String libsBefore, String libs) {
    Map<String, Object> content = content(setupLocal);
    content.put("libsBefore", libsBefore);
    content.put("libs", libs);
    content.put("setupLocal", setupLocal.files().files().get(0).document().toString());
    return Document.SETUP.write(content);
  }

  private static Map<String, Object> content(SetupLint lint) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("accepted", lint.error().isEmpty());
    content.put("modules", lint.read().modules().stream().map(SetupJson::module).toList());
    content.put("definitions", lint.read().definitions());
    content.put("files", lint.files().files().stream().map(file -> file(lint, file)).toList());
    return content;
  }

  private static Map<String, Object> module(SetupModule module) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", module.name());
    entry.put("linkage", module.linkage().name().toLowerCase(Locale.ROOT));
    entry.put("sources", module.sources());
    entry.put("objects", module.objects());
    entry.put("compile", module.compile());
    entry.put("link", module.link());
    entry.put("file", module.line().first().file());
    entry.put("line", module.line().first().line());
    return entry;
  }

  private static Map<String, Object> file(SetupLint lint, SetupFile file) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("path", file.name());
    entry.put("template", file.isTemplate());
    entry.put("lines", lint.readings(file.name()).stream().map(SetupJson::line).toList());
    entry.put("warnings", lint.warnings(file.name()).stream().map(SetupJson::warning).toList());
    return entry;
  }

  private static Map<String, Object> line(Reading reading) {
    Meaning meaning = Meaning.of(reading);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("first", reading.line().first().line());
    entry.put("last", reading.line().last().line());
    entry.put("kind", meaning.kind());
    entry.put("meaning", meaning.text());
    return entry;
  }

  private static Map<String, Object> warning(Warning warning) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("line", warning.place().line());
    entry.put("id", warning.trap().id());
    entry.put("severity", warning.trap().isError() ? "error" : "warning");
    entry.put("message", warning.message());
    entry.put("advice", warning.advice());
    return entry;
  }
}
