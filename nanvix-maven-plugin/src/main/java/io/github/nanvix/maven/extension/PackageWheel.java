// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.extension;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.PackageRecipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.wheel.TargetRecord;
import io.github.nanvix.maven.wheel.WrittenWheel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a package's wheel is made of.
 *
 * @param recipe of the package
 * @param source whose Python files go along
 * @param license an SPDX expression; empty where nobody knows
 * @param terms the texts, by their places in the wheel's directory of them
 * @param tag which interpreters it is for
 */
public record PackageWheel(
    PackageRecipe recipe,
    Source source,
    String license,
    Map<RelativePath, Path> terms,
    String tag) {

  /** The wheel's file name. */
  public String fileName() {
    return stem() + "-" + tag + ".whl";
  }

  /** As the specification of binary distributions escapes name and version. */
  private String stem() {
    String name = recipe.metadata().name().replaceAll("[-_.]+", "_").toLowerCase(Locale.ROOT);
    return name + "-" + source.version().replace('-', '_');
  }

  /**
   * The step that writes it.
   *
   * @param modules the linked modules by their places
   */
  public WrittenWheel step(Map<RelativePath, Path> modules, TargetRecord record, Instant clock) {
    String information = stem() + ".dist-info";
    SortedMap<RelativePath, Content<Path>> files = new TreeMap<>();
    pythonFiles().forEach((place, file) -> files.put(place, Content.of(file)));
    for (Map.Entry<RelativePath, Path> module : modules.entrySet()) {
      if (files.put(module.getKey(), Content.of(module.getValue())) != null) {
        throw BuildException.input(
            "\"" + module.getKey() + "\" is both a module and a file of the source.",
            "Leave it out of [files] in " + PackageRecipe.file(recipe.name()) + ".");
      }
    }
    terms.forEach(
        (place, file) ->
            files.put(new RelativePath(information + "/licenses/" + place), Content.of(file)));
    return new WrittenWheel(
        fileName(),
        information,
        files,
        Map.of("METADATA", metadata(), "WHEEL", wheel(), TargetRecord.FILE, record.toToml()),
        clock);
  }

  private SortedMap<RelativePath, Path> pythonFiles() {
    PackageRecipe.PythonFiles wanted = recipe.files();
    Path root = source.entry().tree().resolve(wanted.directory());
    List<Pattern> excluded = wanted.exclude().stream().map(Glob::pattern).toList();
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    try {
      List<RelativePath> there = wanted.include().isEmpty() ? List.of() : Trees.files(root);
      for (Glob glob : wanted.include()) {
        Pattern pattern = glob.pattern();
        List<RelativePath> matching =
            there.stream().filter(path -> pattern.matcher(path.text()).matches()).toList();
        if (matching.isEmpty()) {
          throw BuildException.input(
              "No file of the source of \""
                  + source.name()
                  + "\" "
                  + source.version()
                  + " matches \""
                  + glob
                  + "\".",
              "Correct \"include\" of [files] in " + PackageRecipe.file(recipe.name()) + ".");
        }
        matching.stream()
            .filter(path -> excluded.stream().noneMatch(out -> out.matcher(path.text()).matches()))
            .forEach(path -> files.put(path, path.under(root)));
      }
    } catch (IOException e) {
      throw DiskFailure.of("list", root, e);
    }
    return files;
  }

  private String metadata() {
    PackageRecipe.Metadata of = recipe.metadata();
    StringBuilder text = new StringBuilder("Metadata-Version: 2.4\n");
    line(text, "Name", of.name());
    line(text, "Version", source.version());
    line(text, "Summary", of.summary());
    of.homepage().ifPresent(url -> line(text, "Project-URL", "Homepage, " + url));
    if (!license.isEmpty()) {
      line(text, "License-Expression", license);
    }
    terms.keySet().stream().sorted().forEach(place -> line(text, "License-File", place.text()));
    of.requires().forEach(other -> line(text, "Requires-Dist", other));
    return text.toString();
  }

  private String wheel() {
    StringBuilder text = new StringBuilder("Wheel-Version: 1.0\n");
    line(text, "Generator", "nanvix-maven-plugin");
    line(text, "Root-Is-Purelib", "false");
    line(text, "Tag", tag);
    return text.toString();
  }

  private static void line(StringBuilder text, String field, String value) {
    text.append(field).append(": ").append(value).append('\n');
  }
}
