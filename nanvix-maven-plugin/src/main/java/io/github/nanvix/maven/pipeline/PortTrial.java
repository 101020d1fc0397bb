// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.draft.PortDrafts;
import io.github.nanvix.maven.draft.RecipeDraft;
import io.github.nanvix.maven.draft.SmokeStub;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.library.HeaderTrial;
import io.github.nanvix.maven.library.MakeDryRun;
import io.github.nanvix.maven.library.StaticLibrary;
import io.github.nanvix.maven.pipeline.PortInit.Draft;
import io.github.nanvix.maven.recipe.Library;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds a drafted port, to find out what only a build tells: what configure decides, which headers
 * are parts of others, what the archives define, and what they need of each other. What it makes
 * stays in the store, where the project's own build finds it.
 */
final class PortTrial {
  // A name may be declared under conditions that do not hold.
  private static final int MOST_CANDIDATES = 5;

  // What one more file lacks another one may define.
  private static final int MOST_ROUNDS = 4;

  private final Workshop workshop;
  private final Path pins;
  private final PortDrafts drafts;
  private final Set<String> system;

  /**
   * @param pins the new project's pin directory
   * @param system the names that the toolchain's libraries define
   */
  PortTrial(Workshop workshop, Path pins, PortDrafts drafts, Set<String> system) {
    this.workshop = workshop;
    this.pins = pins;
    this.drafts = drafts;
    this.system = system;
  }

  /** A draft of one way to build it, as far as that goes. */
  Draft settle(RecipeDraft first) throws IOException {
    RecipeDraft draft = first;
    try {
      for (int round = 0; ; round++) {
        draft = buildable(draft);
        Set<String> missing = missing(project(draft));
        if (missing.isEmpty()) {
          return tested(draft, project(draft).staticLibrary());
        }
        Optional<RecipeDraft> more = drafts.completed(draft, missing);
        if (more.isEmpty() || round == MOST_ROUNDS) {
          return failed(draft, lacking(draft, missing));
        }
        draft = more.get();
      }
    } catch (BuildException e) {
      return failed(draft, e);
    }
  }

  /** The draft with the headers named that are parts of others, if any are. */
  private RecipeDraft buildable(RecipeDraft draft) throws IOException {
    try {
      project(draft).staticLibrary();
      return draft;
    } catch (BuildException e) {
      if (draft.install().isEmpty()) {
        throw e;
      }
      PortProject all = project(draft.withNotAlone(List.of("**")));
      HeaderTrial trial = new HeaderTrial(all.staticStep().plan(), all.staticLibrary());
      List<String> parts = HeaderTrial.parts(workshop.make(trial));
      if (parts.isEmpty()) {
        throw e;
      }
      return draft.withNotAlone(parts);
    }
  }

  /** What configure has left of a draft. */
  Optional<StoreEntry> configured(RecipeDraft draft) throws IOException {
    return project(draft).staticStep().configured().map(workshop::make);
  }

  /** What make says it would do for a draft. */
  String dryRun(RecipeDraft draft, String directory) throws IOException {
    StaticLibrary step = project(draft).staticStep();
    return MakeDryRun.transcript(
        workshop.make(new MakeDryRun(step.plan(), step.answers(), directory)));
  }

  private static BuildException lacking(RecipeDraft draft, Set<String> missing) {
    return BuildException.input(
        "What is built of \"%s\" lacks %s."
            .formatted(
                draft.name(),
                String.join(", ", missing.stream().sorted().limit(MOST_CANDIDATES).toList())),
        "Add the files that define them to \"sources\" of its recipe, or a port to \"needs\".");
  }

  /** The names that neither the port, nor those that it needs, nor the toolchain define. */
  private Set<String> missing(PortProject project) throws IOException {
    StoreEntry archives = project.staticLibrary();
    List<Path> own = new ArrayList<>();
    project.recipe().libraries().forEach(library -> own.add(archives.file(library.archive())));
    Set<String> missing = new HashSet<>(ArchiveSymbols.of(own).undefined());
    missing.removeIf(name -> name.startsWith("_"));
    missing.removeAll(system);
    for (String port : project.recipe().needs()) {
      PortProject needed = ofCatalogue(port);
      StoreEntry tree = needed.tree();
      for (Library library : needed.recipe().libraries()) {
        missing.removeAll(ArchiveSymbols.of(List.of(tree.file(library.archive()))).defined());
      }
    }
    // A C library without an archive tells nothing of its names here.
    return system.contains("malloc") ? missing : Set.of();
  }

  private static Draft failed(RecipeDraft draft, BuildException failure) {
    RecipeDraft tested = draft.withLibraries(draft.libraries());
    return new Draft(
        tested,
        new SmokeStub(PortDrafts.headers(draft), Optional.empty(), draft.passes()),
        Optional.of(failure));
  }

  private Draft tested(RecipeDraft draft, StoreEntry archives) throws IOException {
    List<String> headers = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Path include = archives.file("include");
    if (Files.isDirectory(include)) {
      for (RelativePath path : Trees.files(include)) {
        if (path.text().endsWith(".h") && !draft.notAlone().contains(path.text())) {
          headers.add(path.text());
        }
        texts.add(Files.readString(path.under(include), StandardCharsets.ISO_8859_1));
      }
    }
    Map<String, ArchiveSymbols> own = new LinkedHashMap<>();
    Set<String> defined = new HashSet<>();
    for (Library library : project(draft).recipe().libraries()) {
      ArchiveSymbols names = ArchiveSymbols.of(List.of(archives.file(library.archive())));
      own.put(library.name(), names);
      defined.addAll(names.defined());
    }
    RecipeDraft linked = draft.withLibraries(withNeeded(draft, own));
    List<String> candidates = SmokeStub.candidates(texts, defined);
    Optional<BuildException> last = Optional.empty();
    for (String name : candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()))) {
      SmokeStub stub = new SmokeStub(headers, Optional.of(name), draft.passes());
      try {
        project(linked, stub).sharedLibraries();
        return new Draft(linked, stub, Optional.empty());
      } catch (BuildException e) {
        last = Optional.of(e);
      }
    }
    return new Draft(linked, new SmokeStub(headers, Optional.empty(), draft.passes()), last);
  }

  /** Each with the libraries that define what it lacks: those of the port, and of its needs. */
  private List<RecipeDraft.Made> withNeeded(RecipeDraft draft, Map<String, ArchiveSymbols> own)
      throws IOException {
    Map<String, Set<String>> others = new LinkedHashMap<>();
    for (String port : draft.needs()) {
      PortProject project = ofCatalogue(port);
      StoreEntry tree = project.tree();
      for (Library library : project.recipe().libraries()) {
        others.put(
            library.soname(), ArchiveSymbols.of(List.of(tree.file(library.archive()))).defined());
      }
    }
    List<RecipeDraft.Made> made = new ArrayList<>();
    Set<String> before = new HashSet<>();
    for (RecipeDraft.Made library : draft.libraries()) {
      ArchiveSymbols lacks = own.getOrDefault(library.name(), ArchiveSymbols.NONE);
      List<String> needed = new ArrayList<>();
      own.forEach(
          (name, names) -> {
            boolean circle = before.contains(name + " " + library.name());
            if (!name.equals(library.name()) && !circle && lacks.lacksOneOf(names.defined())) {
              before.add(library.name() + " " + name);
              needed.add("lib" + name + ".so");
            }
          });
      others.forEach(
          (soname, names) -> {
            if (lacks.lacksOneOf(names)) {
              needed.add(soname);
            }
          });
      made.add(new RecipeDraft.Made(library.name(), library.archive(), needed));
    }
    return made;
  }

  private PortProject project(RecipeDraft draft) throws IOException {
    SmokeStub none = new SmokeStub(List.of(), Optional.empty(), draft.passes());
    return project(draft, none);
  }

  /** The project as it would be, read anew. */
  private PortProject project(RecipeDraft draft, SmokeStub stub) throws IOException {
    Path recipe = pins.resolve(Recipe.file(draft.name()));
    Path test = recipe.resolveSibling(draft.name()).resolve(draft.test() + ".c");
    Files.createDirectories(test.getParent());
    Files.writeString(recipe, draft.text());
    Files.writeString(test, stub.text());
    List<Path> ports = new ArrayList<>();
    for (String need : draft.needs()) {
      ports.addAll(archives(need));
    }
    return new PortProject(
        workshop.withPins(pins), request(draft.name(), ports.stream().distinct().toList()));
  }

  private PortProject ofCatalogue(String port) {
    List<Path> ports = new ArrayList<>();
    for (String need : Recipe.read(workshop.pins(), port).needs()) {
      ports.addAll(archives(need));
    }
    return new PortProject(workshop, request(port, ports.stream().distinct().toList()));
  }

  /** The archive of a port of the catalogue, and those of what it needs. */
  private List<Path> archives(String port) {
    List<Path> archives = new ArrayList<>();
    for (String need : Recipe.read(workshop.pins(), port).needs()) {
      archives.addAll(archives(need));
    }
    PortProject project = ofCatalogue(port);
    String file = port + "-" + project.version() + "-" + workshop.triple() + ".tar.gz";
    archives.add(workshop.packing().archive(file, project.tree().tree()).file(file));
    return archives;
  }

  private static PortRequest request(String port, List<Path> ports) {
    return new PortRequest(port, List.of(), Optional.empty(), Optional.empty(), List.of(), ports);
  }
}
