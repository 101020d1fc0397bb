// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.report.TreePatch;
import io.github.nanvix.maven.report.UnifiedDiff;
import io.github.nanvix.maven.source.LocalSource;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.toml.TomlEdit;
import io.github.nanvix.maven.toml.TomlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes down as a patch what somebody has changed in a copy of a source. */
public final class SourcePatching {
  private final Workshop workshop;

  SourcePatching(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * What is wanted.
   *
   * @param port whose source it is; empty for CPython
   * @param version of the source, as pinned; empty for the default
   * @param patches the project's own, as its POM has them
   * @param edited the copy; where there is none, it is made
   * @param name of the patch, without its extension
   * @param pins the project's own pin directory
   */
  public record Request(
      Optional<String> port,
      Optional<String> version,
      List<Path> patches,
      Path edited,
      String name,
      Path pins) {

    /** The patch, by its path in the pin directory. */
    String file() {
      return "recipes/" + port.orElse("cpython") + "/" + name + ".patch";
    }

    Optional<String> ownRecipe() {
      return port.map(Recipe::file).filter(file -> Files.isRegularFile(pins.resolve(file)));
    }
  }

  /**
   * What became of it.
   *
   * @param lines for people
   * @param differences of the files that are written
   */
  public record Result(List<String> lines, List<UnifiedDiff> differences) {}

  /** Makes the copy, or the patch of what differs in it. */
  Result run(Request request, boolean dryRun) {
    Path edited = request.edited();
    try {
      if (isAbsent(edited)) {
        return dryRun
            ? new Result(List.of("\"" + edited + "\" would get the source."), List.of())
            : write(request);
      }
      TreePatch patch = TreePatch.of(LocalSource.files(base(request, false)), files(edited));
      if (patch.text().isEmpty()) {
        throw BuildException.input(
            "Nothing differs: \"" + edited + "\" is the source as it is built without the patch.",
            "Edit a file there, or leave the patch out.");
      }
      return written(request, patch, dryRun);
    } catch (IOException e) {
      throw DiskFailure.of("compare the source with", edited, e);
    }
  }

  private static boolean isAbsent(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> there = Files.list(directory)) {
      return there.findAny().isEmpty();
    }
  }

  private Result write(Request request) throws IOException {
    Path edited = request.edited();
    Trees.copy(base(request, true), edited, Trees.Mode.COPY);
    for (RelativePath path : Trees.files(edited)) {
      Path file = path.under(edited);
      if (!Files.isSymbolicLink(file)) {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        rights.add(PosixFilePermission.OWNER_WRITE);
        Files.setPosixFilePermissions(file, rights);
      }
    }
    return new Result(
        List.of("\"" + edited + "\" has the source now. Edit it, then call the goal once more."),
        List.of());
  }

  /** As {@link LocalSource#files}, of what is no backup of an editor or of patch. */
  private static SortedMap<RelativePath, Path> files(Path edited) throws IOException {
    TreeMap<RelativePath, Path> files = new TreeMap<>(LocalSource.files(edited));
    files.keySet().removeIf(path -> path.text().endsWith("~"));
    return files;
  }

  /**
   * The source that the patch applies to.
   *
   * @param with whether the patch is applied as well, if there is one
   */
  private Path base(Request request, boolean with) {
    List<String> pinned =
        request.port().map(port -> Recipe.read(workshop.pins(), port).patches()).orElse(List.of());
    String source =
        request
            .port()
            .map(port -> Recipe.read(workshop.pins(), port).source())
            .orElseGet(() -> PythonRecipe.read(workshop.pins()).source());
    List<String> first = pinned;
    List<Path> own = request.patches();
    if (request.ownRecipe().isPresent()) {
      first = without(pinned, request.file(), with);
      own = List.of();
    } else {
      Path file = new RelativePath(request.file()).under(request.pins()).toAbsolutePath();
      List<Path> absolute = own.stream().map(path -> path.toAbsolutePath().normalize()).toList();
      own = without(absolute, file.normalize(), with);
    }
    return workshop
        .source(new SourceCatalog.Request(source, request.version(), Optional.empty(), own), first)
        .entry()
        .tree();
  }

  private static <T> List<T> without(List<T> patches, T one, boolean with) {
    int at = patches.indexOf(one);
    if (at < 0 || with) {
      return patches;
    }
    if (at < patches.size() - 1) {
      throw BuildException.input(
          "The patch \"" + one + "\" cannot be made anew: \"" + patches.get(at + 1) + "\" follows.",
          "Give -Dnanvix.patch=NAME another name, for a patch behind all others.");
    }
    return patches.subList(0, at);
  }

  private static Result written(Request request, TreePatch patch, boolean dryRun)
      throws IOException {
    Path file = new RelativePath(request.file()).under(request.pins());
    List<UnifiedDiff> differences = new ArrayList<>();
    List<String> lines = new ArrayList<>(patch.changes());
    differences.add(difference(file, request.file(), patch.bytes()));
    Optional<String> recipe = request.ownRecipe();
    byte[] listed = {};
    if (recipe.isPresent()) {
      String text = TomlFile.text(request.pins().resolve(recipe.get()));
      boolean there =
          TomlFile.parse(recipe.get(), text).strings("patches").contains(request.file());
      String now =
          there ? text : TomlEdit.append(recipe.get(), text, "patches", "source", request.file());
      listed = now.getBytes(StandardCharsets.UTF_8);
      differences.add(difference(request.pins().resolve(recipe.get()), recipe.get(), listed));
    } else if (request.patches().stream().noneMatch(path -> isSame(path, file))) {
      lines.add("Name it in the POM: <patches><patch>" + file + "</patch></patches>");
    }
    if (!dryRun) {
      AtomicFile.rewrite(file, patch.bytes());
      lines.add("wrote " + file);
      if (recipe.isPresent()) {
        AtomicFile.rewrite(request.pins().resolve(recipe.get()), listed);
      }
    }
    return new Result(lines, differences.stream().filter(one -> !one.isEmpty()).toList());
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private static UnifiedDiff difference(Path file, String name, byte[] now) throws IOException {
    return UnifiedDiff.of(
        name, Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0], now);
  }
}
