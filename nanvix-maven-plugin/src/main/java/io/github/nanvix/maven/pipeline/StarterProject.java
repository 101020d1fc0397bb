// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.assignment.AssignedValue;
import io.github.nanvix.maven.cpython.assignment.FileKind;
import io.github.nanvix.maven.cpython.assignment.SourceText;
import io.github.nanvix.maven.cpython.checkout.Checkout;
import io.github.nanvix.maven.draft.NewFiles;
import io.github.nanvix.maven.draft.StarterPom;
import io.github.nanvix.maven.draft.Template;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a project that builds a port, an image, or both, where nothing is yet. */
public final class StarterProject {
  private static final String POM = "pom.xml";
  private static final String PORT = "nanvix-port";
  private static final String PYTHON = "nanvix-python";
  private static final String VARIABLE = "LIBS";
  private static final String SETUP = "Modules/Setup.local";
  private static final List<String> MANIFEST = List.of("nanvix.toml", "nanvix.lock");
  // Version control may have begun before.
  private static final String GIT = ".git";
  private static final int NAMED = 3;

  /** What a starter project builds. */
  public enum Kind {
    /** One library. */
    PORT,
    /** CPython, with a port that is installed already. */
    IMAGE,
    /** CPython and the port. */
    BOTH;

    /** The kind of a name. */
    public static Kind named(String name) {
      for (Kind kind : values()) {
        if (kind.text().equals(name)) {
          return kind;
        }
      }
      throw BuildException.input(
          "There is no starter project \"" + name + "\".", "Give port, image or both.");
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The service whose file for builds is written. */
  public enum Ci {
    /** GitHub Actions. */
    GITHUB(".github/workflows/build.yml"),
    /** GitLab CI. */
    GITLAB(".gitlab-ci.yml"),
    /** None. */
    NONE("");

    private final String file;

    Ci(String file) {
      this.file = file;
    }

    /** The service of a name. */
    public static Ci named(String name) {
      for (Ci ci : values()) {
        if (ci.text().equals(name)) {
          return ci;
        }
      }
      throw BuildException.input(
          "There is no file for \"" + name + "\".", "Give github, gitlab or none.");
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is wanted.
   *
   * @param modules the table of modules of the image; empty for all of them
   * @param port its name; empty for the one that CPython needs by default
   * @param plugin groupId, artifactId and version of this plugin
   * @param directory where the project is to be
   * @param checkout of CPython that is to be built
   */
  public record Request(
      Kind kind,
      Optional<String> modules,
      Optional<String> port,
      String groupId,
      List<String> plugin,
      Ci ci,
      Path directory,
      Optional<Path> checkout) {}

  private final PinCatalog pins;
  private final Request request;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  StarterProject(PinCatalog pins, Request request) {
    this.pins = pins;
    this.request = request;
  }

  /** Writes it; what was written, and what comes next. */
  List<String> write() {
    requireEmpty(request.directory());
    StarterPom poms = new StarterPom(request.groupId(), request.plugin());
    String port = request.port().orElseGet(this::usualPort);
    StarterPom.Project library =
        new StarterPom.Project(port, PORT, Recipe.read(pins, port).needs(), Map.of());
    switch (request.kind()) {
      case PORT -> texts.put(POM, poms.alone(library));
      case IMAGE -> texts.put(POM, poms.alone(image(port, "")));
      case BOTH -> {
        StarterPom.Project image = image(port, source() + "/");
        texts.put(POM, poms.parent(artifactId(), List.of(port, image.name())));
        texts.put(port + "/" + POM, poms.module(artifactId(), library));
        texts.put(image.name() + "/" + POM, poms.module(artifactId(), image));
      }
    }
    texts.put(".gitignore", "target/\n");
    if (request.ci() != Ci.NONE) {
      texts.put(
          request.ci().file,
          Template.named(request.ci().text())
              .with(Map.of("plugin", String.join(":", request.plugin()))));
    }
    new NewFiles(request.directory()).write(texts);
    List<String> lines = new ArrayList<>();
    texts.keySet().forEach(path -> lines.add("wrote " + request.directory().resolve(path)));
    notes.forEach(note -> lines.add("note: " + note));
    if (request.kind() == Kind.IMAGE) {
      lines.add(
          "It needs the port \"%s\": unless it is installed, call init -Dnanvix.kind=port elsewhere, and mvn install there."
              .formatted(port));
    }
    lines.add("Next: mvn verify");
    return lines;
  }

  private static void requireEmpty(Path directory) {
    List<String> there;
    try (Stream<Path> content = Files.list(directory)) {
      there =
          content
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.equals(GIT))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw DiskFailure.of("list", directory, e);
    }
    if (!there.isEmpty()) {
      throw BuildException.input(
          "\""
              + directory
              + "\" is not empty: it holds \""
              + String.join("\", \"", there.subList(0, Math.min(NAMED, there.size())))
              + "\""
              + (there.size() > NAMED ? " and " + (there.size() - NAMED) + " more" : "")
              + ".",
          "Call the goal in an empty directory.");
    }
  }

  private String usualPort() {
    return PythonRecipe.read(pins).ports().stream()
        .filter(PythonPort::byDefault)
        .map(PythonPort::name)
        .findFirst()
        .orElseThrow(
            () ->
                BuildException.input(
                    "CPython needs no port by default.", "Name one with -Dnanvix.port=NAME."));
  }

  private String source() {
    return PythonRecipe.read(pins).source();
  }

  /** The parent's: what the directory is called, as far as Maven takes that. */
  private String artifactId() {
    Path name = request.directory().getFileName();
    String plain = name == null ? "" : name.toString().replaceAll("[^A-Za-z0-9._-]+", "-");
    return plain.matches("[A-Za-z0-9].*") ? plain + "-image" : "image";
  }

  private StarterPom.Project image(String port, String place) {
    Map<String, String> configuration = new LinkedHashMap<>();
    request
        .checkout()
        .ifPresent(directory -> takeOver(Checkout.at(directory), place, configuration));
    request.modules().ifPresent(table -> configuration.put("modules", table));
    return new StarterPom.Project(source(), PYTHON, List.of(port), configuration);
  }

  private void takeOver(Checkout checkout, String place, Map<String, String> configuration) {
    configuration.put("source", checkout.source().toString());
    if (Files.isRegularFile(checkout.setupLocal())) {
      copy(checkout.setupLocal(), place + "src/" + SETUP);
      configuration.put("setupLocal", "src/" + SETUP);
    }
    libs(checkout.directory()).ifPresent(value -> configuration.put("libs", value));
    for (String file : MANIFEST) {
      for (String before : List.of("", ".nanvix/")) {
        Path manifest = checkout.directory().resolve(before + file);
        if (Files.isRegularFile(manifest)) {
          copy(manifest, place + before + file);
        }
      }
    }
  }

  private void copy(Path file, String to) {
    try {
      texts.put(to, Files.readString(file));
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  /** What a Makefile of the user's own, else that of configure, gives the variable. */
  private Optional<String> libs(Path directory) {
    for (Path makefile : makefiles(directory)) {
      try {
        Optional<String> value =
            AssignedValue.of(
                SourceText.of(makefile.getFileName().toString(), Files.readAllBytes(makefile)),
                FileKind.MAKEFILE,
                VARIABLE);
        if (value.filter(text -> text.contains("$")).isPresent()) {
          notes.add(VARIABLE + " of \"" + makefile + "\" has variables: write <libs> by hand.");
        } else if (value.isPresent()) {
          return value;
        }
      } catch (BuildException e) {
        notes.add(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        throw DiskFailure.of("read", makefile, e);
      }
    }
    return Optional.empty();
  }

  private static List<Path> makefiles(Path directory) {
    List<Path> makefiles = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches("Makefile[.-].*|.*\\.mk"))
          .filter(file -> !file.getFileName().toString().startsWith("Makefile.pre"))
          .sorted()
          .forEach(makefiles::add);
    } catch (IOException e) {
      throw DiskFailure.of("list", directory, e);
    }
    Path configured = directory.resolve("Makefile");
    if (Files.isRegularFile(configured)) {
      makefiles.add(configured);
    }
    return makefiles;
  }
}
