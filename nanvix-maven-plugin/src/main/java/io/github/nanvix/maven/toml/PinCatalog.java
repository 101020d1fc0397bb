package io.github.nanvix.maven.toml;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The pin files: those of a project first, then those that come with the plugin.
 *
 * <p>A project's directory has the same layout: {@code toolchains/}, {@code components/}, {@code
 * sources/}, {@code recipes/}, {@code loaders/}, {@code answers/}. A file in it replaces the
 * embedded one of the same name as a whole.
 */
public final class PinCatalog {
  private static final String EMBEDDED = "/io/github/nanvix/toolchain/";
  private static final String EXTENSION = ".toml";

  private final Optional<Path> project;
  private final Map<String, TomlNode> parsed = new ConcurrentHashMap<>();

  /**
   * @param project the project's own pin directory, which need not exist
   */
  public PinCatalog(Optional<Path> project) {
    this.project = project;
  }

  /** One pin file, for example {@code sources/libffi.toml}; read once and kept. */
  public TomlNode toml(String path) {
    return parsed.computeIfAbsent(path, this::read);
  }

  private TomlNode read(String path) {
    byte[] document = bytes(path);
    return CompiledToml.find(path, document)
        .map(root -> new TomlNode(path, "", root))
        .orElseGet(() -> TomlFile.parse(path, new String(document, StandardCharsets.UTF_8)));
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
    RelativePath relative;
    try {
      relative = new RelativePath(path);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (project.isPresent()) {
      Path file = relative.under(project.get());
      if (Files.isRegularFile(file)) {
        try {
          return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
          throw DiskFailure.of("read the pin file", file, e);
        }
      }
    }
    try (InputStream in = PinCatalog.class.getResourceAsStream(EMBEDDED + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw BuildException.environment(
          "The embedded pin file \"" + path + "\" cannot be read: " + Reason.of(e) + ".",
          "Reinstall the plugin.",
          e);
    }
  }

  /** The names of the pin files of a kind, for example {@code toolchains}: those that there are. */
  public NavigableSet<String> names(String kind) {
    NavigableSet<String> names = new TreeSet<>();
    String directory = kind + "/";
    CompiledToml.documents().stream()
        .filter(path -> path.startsWith(directory))
        .map(path -> name(path.substring(directory.length())))
        .forEach(names::add);
    Path own = project.map(root -> root.resolve(kind)).orElse(null);
    if (own != null && Files.isDirectory(own)) {
      try (Stream<Path> files = Files.list(own)) {
        files
            .filter(file -> file.toString().endsWith(EXTENSION))
            .filter(Files::isRegularFile)
            .map(file -> name(String.valueOf(file.getFileName())))
            .forEach(names::add);
      } catch (IOException e) {
        throw DiskFailure.of("list the pin files in", own, e);
      }
    }
    return names;
  }

  private static String name(String file) {
    return file.substring(0, file.length() - EXTENSION.length());
  }

  /**
   * What messages say of a file that the catalogue does not have: its name, and where it could be.
   */
  public String absence(String path) {
    return "no pin file \""
        + path
        + "\", neither in the plugin nor in "
        + project.map(dir -> "\"" + dir + "\"").orElse("a project directory");
  }

  private BuildException unknown(String path) {
    return BuildException.input(
        "There is " + absence(path) + ".",
        "Check the name"
            + others(path)
            + ", or write the file (-Dnanvix.pins=DIR names the directory).");
  }

  private String others(String path) {
    int slash = path.indexOf('/');
    NavigableSet<String> names =
        slash < 0 ? Collections.emptyNavigableSet() : names(path.substring(0, slash));
    return names.isEmpty() ? "" : " (there are " + String.join(", ", names) + ")";
  }
}
