// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import static java.util.stream.Collectors.joining;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The pin files: those of a project first, then those of artifacts that it depends on, then those
 * that come with the plugin.
 *
 * <p>Each place has the same layout: {@code toolchains/}, {@code components/}, {@code sources/},
 * {@code recipes/}, {@code loaders/}, {@code answers/} and so on. A file replaces those of the same
 * name in the places behind it as a whole.
 */
public final class PinCatalog {
  private static final String EXTENSION = ".toml";

  /** The directories of a place. */
  public static final List<String> KINDS =
      List.of(
          "answers",
          "components",
          "link-models",
          "loaders",
          "recipes",
          "runners",
          "smoke",
          "sources",
          "toolchains");

  private final Optional<PinPlace> project;
  private final List<PinPlace> artifacts;
  private final List<PinPlace> places;
  private final Map<String, TomlNode> parsed = new ConcurrentHashMap<>();

  /**
   * @param project the project's own pin directory, which need not exist
   */
  public PinCatalog(Optional<Path> project) {
    this(project, List.of());
  }

  /**
   * @param artifacts what the project depends on; of these none comes before another
   * @throws BuildException if two of them have a file that the project does not have itself
   */
  public PinCatalog(Optional<Path> project, List<PinPlace> artifacts) {
    this.project = project.map(root -> new PinDirectory(root.toString(), root));
    this.artifacts = List.copyOf(artifacts);
    List<PinPlace> ordered = new ArrayList<>(artifacts);
    this.project.ifPresent(own -> ordered.add(0, own));
    ordered.add(new PluginPins());
    this.places = List.copyOf(ordered);
    if (artifacts.size() > 1) {
      KINDS.forEach(this::requireOne);
    }
  }

  private void requireOne(String kind) {
    SortedSet<String> own =
        project.map(place -> place.paths(kind)).orElseGet(Collections::emptySortedSet);
    Map<String, PinPlace> seen = new TreeMap<>();
    for (PinPlace artifact : artifacts) {
      for (String path : artifact.paths(kind)) {
        PinPlace other = seen.putIfAbsent(path, artifact);
        if (other != null && !own.contains(path)) {
          throw BuildException.input(
              "Two artifacts have the pin file \""
                  + path
                  + "\": "
                  + other.name()
                  + " and "
                  + artifact.name()
                  + ".",
              "Depend on one of them only, or write the file in the project's own pin directory.");
        }
      }
    }
  }

  /** One pin file, for example {@code sources/libffi.toml}; read once and kept. */
  public TomlNode toml(String path) {
    return parsed.computeIfAbsent(path, this::read);
  }

  private TomlNode read(String path) {
    Map.Entry<PinPlace, byte[]> found = found(path).orElseThrow(() -> unknown(path));
    String document =
        artifacts.contains(found.getKey()) ? path + " of " + found.getKey().name() : path;
    return CompiledToml.find(path, found.getValue())
        .map(root -> new TomlNode(document, "", root))
        .orElseGet(
            () -> TomlFile.parse(document, new String(found.getValue(), StandardCharsets.UTF_8)));
  }

  /** One file of the catalogue as UTF-8. */
  public String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /** The bytes of one file of the catalogue. */
  public byte[] bytes(String path) {
    return find(path).orElseThrow(() -> unknown(path));
  }

  /** The bytes of one file of the catalogue, if it has it. */
  public Optional<byte[]> find(String path) {
    return found(path).map(Map.Entry::getValue);
  }

  private Optional<Map.Entry<PinPlace, byte[]>> found(String path) {
    RelativePath relative;
    try {
      relative = new RelativePath(path);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return places.stream()
        .flatMap(place -> place.find(relative).map(bytes -> Map.entry(place, bytes)).stream())
        .findFirst();
  }

  /** The names of the pin files of a kind, for example {@code toolchains}: those that there are. */
  public NavigableSet<String> names(String kind) {
    int start = kind.length() + 1;
    return places.stream()
        .flatMap(place -> place.paths(kind).stream())
        .filter(path -> path.endsWith(EXTENSION) && path.indexOf('/', start) < 0)
        .map(path -> path.substring(start, path.length() - EXTENSION.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where each file comes from that is not the plugin's alone, by their paths. */
  public List<PinOrigin> origins() {
    List<PinOrigin> origins = new ArrayList<>();
    for (String kind : KINDS) {
      SortedSet<String> paths = new TreeSet<>();
      places.subList(0, places.size() - 1).forEach(place -> paths.addAll(place.paths(kind)));
      for (String path : paths) {
        RelativePath relative = new RelativePath(path);
        List<String> having =
            places.stream()
                .filter(place -> place.find(relative).isPresent())
                .map(PinPlace::name)
                .toList();
        origins.add(new PinOrigin(path, having.get(0), having.subList(1, having.size())));
      }
    }
    return origins;
  }

  /**
   * What messages say of a file that the catalogue does not have: its name, and where it could be.
   */
  public String absence(String path) {
    return "no pin file \""
        + path
        + "\", neither in the plugin nor in "
        + project.map(dir -> "\"" + dir.name() + "\"").orElse("a project directory")
        + artifacts.stream().map(artifact -> " nor in " + artifact.name()).collect(joining());
  }

  private BuildException unknown(String path) {
    return BuildException.input(
        "There is " + absence(path) + ".",
        "Check the name"
            + others(path)
            + ", or write the file (-Dnanvix.pins=DIR names the directory).");
  }

  private String others(String path) {
    String kind = path.replaceFirst("/.*", "");
    NavigableSet<String> names =
        KINDS.contains(kind) ? names(kind) : Collections.emptyNavigableSet();
    return names.isEmpty() ? "" : " (there are " + String.join(", ", names) + ")";
  }
}
