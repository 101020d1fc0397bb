package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.library.PortLibrary;
import io.github.nanvix.maven.library.PortRecord;
import io.github.nanvix.maven.library.PortTest;
import io.github.nanvix.maven.library.PortTree;
import io.github.nanvix.maven.library.SharedLibrary;
import io.github.nanvix.maven.library.StaticLibrary;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.report.BuildInfo;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The steps of one port. */
public final class PortPipeline {
  private final Wiring wiring;

  PortPipeline(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Fetches, verifies, unpacks and patches the port's source. */
  public Source source(PortRequest request) {
    Source source = patchedSource(request);
    wiring.announce(source.name() + " " + source.version() + " source", source.entry());
    return source;
  }

  /** Makes the static archive. */
  public StoreEntry staticLibrary(PortRequest request) {
    return wiring.make(staticStep(request));
  }

  /** Writes what the port's configure script found out, for the pin catalogue. */
  public List<Path> configureAnswers(PortRequest request, Path directory) {
    return List.of(wiring.answers().write(staticStep(request).configure(), directory));
  }

  /** Makes the shared object from the archive, and the port's test program. */
  public StoreEntry sharedLibrary(PortRequest request) {
    StoreEntry archive = wiring.need(staticStep(request));
    StoreEntry shared = wiring.make(sharedStep(request, archive));
    testStep(request, archive).ifPresent(wiring::make);
    return shared;
  }

  /** All that the port installs, in one tree. */
  public StoreEntry tree(PortRequest request) {
    Recipe recipe = recipe(request);
    Toolchain toolchain = wiring.toolchain();
    StoreEntry archive = wiring.need(staticStep(request));
    List<StoreEntry> parts = new ArrayList<>();
    parts.add(archive);
    parts.add(wiring.need(sharedStep(request, archive)));
    testStep(request, archive).map(wiring::need).ifPresent(parts::add);
    String version = version(request);
    PortRecord record =
        new PortRecord(
            recipe.name(),
            version,
            toolchain.spec().triple().text(),
            toolchain.id(),
            List.of(
                new PortLibrary(
                    libraryName(recipe.sharedLibrary().soname()),
                    recipe.sharedLibrary().soname(),
                    recipe.sharedLibrary().library(),
                    recipe.staticLibrary().archive(),
                    recipe.sharedLibrary().needed())),
            new TreeMap<>());
    return wiring.make(new PortTree(recipe.name() + " " + version + " sysroot", record, parts));
  }

  /** What the port's archive was made of. */
  public BuildInfo buildInfo(PortRequest request) {
    StaticLibrary made = staticStep(request);
    StoreEntry archive = wiring.need(made);
    Provenance provenance =
        new Provenance(wiring)
            .toolchain("toolchain", wiring.toolchain())
            .source(made.source())
            .recipe("recipes/" + request.port() + ".toml")
            .configured(made, made.configure())
            .step(sharedStep(request, archive));
    testStep(request, archive).ifPresent(provenance::step);
    return provenance.info();
  }

  /** How the port's test program is run, if the port has one. */
  public Optional<SmokeRun> smoke(PortRequest request) {
    return recipe(request)
        .test()
        .map(
            test ->
                new SmokeRun(
                    "Test program of " + request.port(),
                    test.program().text(),
                    List.of(),
                    test.passes()));
  }

  /** The files that the port's sysroot must hold before it is packaged. */
  public List<String> required(PortRequest request) {
    Recipe recipe = recipe(request);
    return List.of(
        recipe.staticLibrary().archive().text(), recipe.sharedLibrary().library().text());
  }

  /** The version that the request means. */
  public String version(PortRequest request) {
    return wiring.sources().version(request.source(recipe(request).source()));
  }

  private static String libraryName(String soname) {
    return soname.replaceFirst("^lib(.*)\\.so.*", "$1");
  }

  private Source patchedSource(PortRequest request) {
    Recipe recipe = recipe(request);
    return wiring.source(request.source(recipe.source()), recipe.patches());
  }

  private Recipe recipe(PortRequest request) {
    return Recipe.read(wiring.pins(), request.port());
  }

  StaticLibrary staticStep(PortRequest request) {
    Recipe recipe = recipe(request);
    return new StaticLibrary(
        recipe,
        patchedSource(request),
        wiring.toolchain(),
        wiring.settings().clock(),
        wiring.runner(),
        wiring.answers(),
        wiring::need);
  }

  private Step sharedStep(PortRequest request, StoreEntry archive) {
    Recipe recipe = recipe(request);
    wiring.toolchain().requireDynamicLoader(recipe.sharedLibrary().soname());
    Path file = archive.file(recipe.staticLibrary().archive());
    try {
      return new SharedLibrary(
          recipe.name() + " " + version(request) + " shared library",
          recipe,
          file,
          Sha256.ofFile(file),
          wiring.toolchain(),
          wiring.settings().clock(),
          wiring.runner());
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  private Optional<Step> testStep(PortRequest request, StoreEntry archive) {
    Recipe recipe = recipe(request);
    return recipe
        .test()
        .map(
            test ->
                new PortTest(
                    recipe.name() + " " + version(request) + " test program",
                    test,
                    wiring.pins().text("recipes/" + test.source()),
                    recipe.staticLibrary().archive(),
                    archive,
                    wiring.toolchain(),
                    wiring.settings().clock(),
                    wiring.runner()));
  }
}
