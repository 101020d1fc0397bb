// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.draft.KnownPorts;
import io.github.nanvix.maven.draft.NewFiles;
import io.github.nanvix.maven.draft.PortDrafts;
import io.github.nanvix.maven.draft.PortPom;
import io.github.nanvix.maven.draft.RecipeDraft;
import io.github.nanvix.maven.draft.SmokeStub;
import io.github.nanvix.maven.draft.SourcePlace;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.lock.LockRequest;
import io.github.nanvix.maven.lock.PinLock;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a project of a source archive: pins it, looks into it, tries the recipe, writes. */
public final class PortInit {
  private static final String POM = "pom.xml";
  private static final String PINS = "src/nanvix/";

  private final Workshop workshop;

  PortInit(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * What is wanted.
   *
   * @param name of the port
   * @param source its archive; empty for a port that the catalogue has
   * @param groupId of the project
   * @param plugin groupId, artifactId and version of this plugin
   * @param directory where somebody stands
   */
  public record Request(
      String name, Optional<Archive> source, String groupId, List<String> plugin, Path directory) {}

  /** An archive and the version that it is. */
  public record Archive(SourcePlace place, String version) {}

  /** A finished draft and its stub. */
  record Draft(RecipeDraft recipe, SmokeStub stub, Optional<BuildException> failure) {}

  /** What was written, and what to do next. */
  List<String> run(Request request) {
    NewFiles files = NewFiles.of(request.directory(), request.name());
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    List<String> needs;
    if (request.source().isEmpty()) {
      files.requireNone(List.of(POM));
      needs = Recipe.read(workshop.pins(), request.name()).needs();
    } else {
      files.requireNone(List.of(POM, sources(request), recipe(request), stub(request)));
      needs = drafted(request, request.source().get(), texts, lines);
    }
    texts.put(POM, new PortPom(request.groupId(), request.name(), needs, request.plugin()).text());
    files.write(texts);
    texts.keySet().forEach(path -> lines.add("wrote " + files.directory().resolve(path)));
    for (String need : needs) {
      lines.add(
          "It needs the port \"%s\": unless it is installed, call init-port -Dnanvix.port=%s, and mvn install there."
              .formatted(need, need));
    }
    lines.add(
        "Next: "
            + (files.directory().equals(request.directory()) ? "" : "cd " + request.name() + " && ")
            + "mvn install");
    return lines;
  }

  private static String sources(Request request) {
    return PINS + "sources/" + request.name() + ".toml";
  }

  private static String recipe(Request request) {
    return PINS + Recipe.file(request.name());
  }

  private static String stub(Request request) {
    return PINS + "recipes/" + request.name() + "/" + request.name() + "_test.c";
  }

  private List<String> drafted(
      Request request, Archive archive, Map<String, String> texts, List<String> lines) {
    Path scratch = workshop.store().temporary();
    try {
      Files.createDirectories(scratch);
      Path project = Files.createTempDirectory(scratch, "draft-");
      try {
        texts.put(sources(request), pinned(request, archive, project));
        Draft draft = draft(request, archive, project);
        texts.put(recipe(request), draft.recipe().text());
        texts.put(stub(request), draft.stub().text());
        draft.recipe().remarks().forEach(remark -> lines.add("note: " + remark));
        draft
            .failure()
            .ifPresent(failure -> lines.add("It does not build as it is: " + failure.getMessage()));
        return draft.recipe().needs();
      } finally {
        Trees.delete(project);
      }
    } catch (IOException e) {
      throw DiskFailure.of("write into", scratch, e);
    }
  }

  /** Fetches the archive, which stays in the store; the text of its pin file. */
  private String pinned(Request request, Archive archive, Path project) throws IOException {
    Path file = project.resolve(sources(request));
    Files.createDirectories(file.getParent());
    LockRequest.Added.Place place =
        new LockRequest.Added.Place(archive.place().kind(), archive.place().text());
    Files.writeString(file, new LockRequest.Added(request.name(), archive.version(), place).to(""));
    Path pins = project.resolve(PINS);
    Fetcher fetcher =
        new Fetcher(workshop.settings().network(), workshop.runner(), workshop.store());
    String text =
        new PinLock(new PinCatalog(Optional.of(pins)), pins, fetcher, project)
            .run(
                new LockRequest(
                    Optional.of(request.name()),
                    Optional.of(archive.version()),
                    Optional.empty(),
                    Optional.empty()))
            .get(0)
            .after();
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return text;
  }

  private Draft draft(Request request, Archive archive, Path project) throws IOException {
    Path pins = project.resolve(PINS);
    SourceCatalog.Source source =
        workshop
            .withPins(pins)
            .source(
                new SourceCatalog.Request(
                    request.name(), Optional.empty(), Optional.empty(), List.of()));
    Path system = workshop.toolchain().directory().resolve("sysroot/usr");
    Set<String> functions = ArchiveSymbols.definedBelow(system.resolve("lib"));
    PortDrafts drafts =
        new PortDrafts(
            source.entry().tree(),
            request.name(),
            archive.version(),
            KnownPorts.of(new PinCatalog(Optional.empty()), request.name()),
            name ->
                name.endsWith("()")
                    ? functions.contains(name.substring(0, name.length() - 2))
                    : Files.isRegularFile(system.resolve("include").resolve(name)));
    return new PortWays(drafts, new PortTrial(workshop, pins, drafts, functions)).first();
  }
}
