package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.InstalledPorts;
import io.github.nanvix.maven.library.PortBuild;
import io.github.nanvix.maven.library.PortLibrary;
import io.github.nanvix.maven.library.PortPlan;
import io.github.nanvix.maven.library.PortRecord;
import io.github.nanvix.maven.library.PortTest;
import io.github.nanvix.maven.library.PortTree;
import io.github.nanvix.maven.library.SharedLibrary;
import io.github.nanvix.maven.library.SharedLibrary.Needed;
import io.github.nanvix.maven.library.SharedObject;
import io.github.nanvix.maven.library.StaticLibrary;
import io.github.nanvix.maven.recipe.Library;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.report.BuildInfo;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.stage.LicenseTree;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One port of a project: its request, resolved once, and the steps that follow from it. */
public final class PortProject {
  private final Wiring wiring;
  private final PortRequest request;
  private final Recipe recipe;
  private @Nullable StaticLibrary first;

  PortProject(Wiring wiring, PortRequest request) {
    this.wiring = wiring;
    this.request = request;
    this.recipe = request.recipe(wiring.pins());
  }

  /** Fetches, verifies, unpacks and patches the port's source. */
  public Source source() {
    Source source = patchedSource();
    wiring.announce(source.name() + " " + source.version() + " source", source.entry());
    return source;
  }

  /** Starts to build archives and shared objects, and returns at once. */
  public void beginAhead() {
    wiring
        .ahead()
        .begin(
            recipe.name(),
            () -> {
              StoreEntry archives = wiring.need(staticStep());
              shared(archives, wiring::need);
              testStep(archives).ifPresent(wiring::need);
            },
            Optional.empty());
  }

  /** Makes the static archives. */
  public StoreEntry staticLibrary() {
    StaticLibrary step = staticStep();
    // What could not be packed need not be compiled.
    licenses();
    return wiring.make(step);
  }

  /** Writes what the port's configure script found out, for the pin catalogue. */
  public List<Path> configureAnswers(Path directory) {
    return staticStep().configure().stream()
        .map(configure -> KnownAnswers.write(configure, directory, wiring::need))
        .toList();
  }

  /** Makes the shared objects from the archives, and the port's test program. */
  public List<StoreEntry> sharedLibraries() {
    StoreEntry archives = wiring.need(staticStep());
    List<StoreEntry> made = List.copyOf(shared(archives, wiring::make).values());
    testStep(archives).ifPresent(step -> wiring.make(step, subject() + " test program"));
    return made;
  }

  /** All that the port installs, in one tree. */
  public StoreEntry tree() {
    StoreEntry archives = wiring.need(staticStep());
    List<StoreEntry> parts = new ArrayList<>(List.of(archives));
    parts.addAll(shared(archives, wiring::need).values());
    testStep(archives)
        .map(step -> wiring.need(step, subject() + " test program"))
        .ifPresent(parts::add);
    parts.add(wiring.need(licenses(), subject() + " licences"));
    return wiring.make(PortTree.of(recipe, record(), parts), subject() + " sysroot");
  }

  private PortRecord record() {
    PortPlan plan = staticStep().plan();
    SortedMap<String, Sha256> needs = new TreeMap<>();
    plan.ports().byName().forEach((name, port) -> needs.put(name, port.interfaceDigest()));
    needs.keySet().retainAll(recipe.needs());
    return new PortRecord(
        recipe.name(),
        version(),
        recipe.options(),
        plan.toolchain().spec().triple().text(),
        plan.toolchain().id(),
        recipe.libraries().stream()
            .map(
                library ->
                    new PortLibrary(
                        library.name(),
                        library.soname(),
                        library.file(),
                        library.archive(),
                        library.needed()))
            .toList(),
        needs);
  }

  /** What the port's archive was made of. */
  public BuildInfo buildInfo() {
    StaticLibrary made = staticStep();
    StoreEntry archives = wiring.need(made);
    Provenance provenance =
        new Provenance(wiring)
            .toolchain("toolchain", wiring.toolchain())
            .programs(recipe.build().hostTools().keySet())
            .source(made.plan().source())
            .recipe(Recipe.file(request.port()))
            .options(recipe.options());
    made.plan().hostToolchain().ifPresent(host -> provenance.toolchain("host-toolchain", host));
    made.configure()
        .ifPresentOrElse(
            configure -> provenance.configured(made, configure), () -> provenance.step(made));
    made.plan().ports().byName().values().forEach(provenance::port);
    boolean several = recipe.libraries().size() > 1;
    shared(
        archives,
        (step, title) -> {
          provenance.step(several ? step.kind() + "." + step.object().name() : step.kind(), step);
          return wiring.need(step, title);
        });
    testStep(archives).ifPresent(provenance::step);
    return provenance.info();
  }

  /** How the port's test program is run, if the port has one. */
  public Optional<SmokeRun> smoke() {
    return recipe
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
  public List<String> required() {
    return recipe.libraries().stream()
        .flatMap(library -> Stream.of(library.archive(), library.file()))
        .map(RelativePath::text)
        .toList();
  }

  /** The version that the request means. */
  public String version() {
    return wiring.sources().version(sourceRequest());
  }

  /** Whether the port is built against others. */
  public boolean needsPorts() {
    return !recipe.needs().isEmpty();
  }

  /** Whether programs of this machine are made on the way, which takes the host toolchain. */
  public boolean compilesForTheBuild() {
    return recipe.build().compilesForTheBuild();
  }

  private SourceCatalog.Request sourceRequest() {
    return request.source(recipe.source());
  }

  private Source patchedSource() {
    return wiring.source(sourceRequest(), recipe.patches());
  }

  private LicenseTree licenses() {
    Source source = staticStep().plan().source();
    SortedMap<RelativePath, Path> terms = new TreeMap<>(wiring.toolchain().licenses().libraries());
    terms.putAll(own(source));
    for (RelativePath further : recipe.licenses()) {
      Path file = source.entry().file(further);
      if (!Files.isRegularFile(file)) {
        throw BuildException.input(
            "The source of \""
                + recipe.name()
                + "\" "
                + source.version()
                + " has no file \""
                + further
                + "\", which should have its terms.",
            "Correct \"licenses\" in " + Recipe.file(recipe.name()) + ".");
      }
      terms.put(new RelativePath(recipe.name() + "/" + further), file);
    }
    return LicenseTree.of(terms);
  }

  /** What the source has itself; where it has nothing, the recipe's files are all there is. */
  private Map<RelativePath, Path> own(Source source) {
    try {
      return wiring.sources().licenses(source);
    } catch (BuildException e) {
      if (recipe.licenses().isEmpty()) {
        throw e;
      }
      return Map.of();
    }
  }

  StaticLibrary staticStep() {
    StaticLibrary step = first;
    if (step == null) {
      step = StaticLibrary.of(plan(), wiring.answers());
      first = step;
    }
    return step;
  }

  private PortPlan plan() {
    Toolchain toolchain = wiring.toolchain();
    return new PortPlan(
        PortBuild.of(recipe),
        patchedSource(),
        toolchain,
        wiring.settings().clock(),
        ports(toolchain),
        recipe.build().compilesForTheBuild()
            ? Optional.of(wiring.hostToolchain())
            : Optional.empty());
  }

  private InstalledPorts ports(Toolchain toolchain) {
    if (!needsPorts()) {
      return InstalledPorts.NONE;
    }
    InstalledPorts all =
        InstalledPorts.of(
            request.ports(), archive -> InstalledPort.open(wiring.store(), archive, toolchain));
    new PortNeeds(recipe).require(all.byName().keySet(), PortNeeds.ADD);
    InstalledPorts used = all.closure(recipe.needs());
    used.requireNeeds();
    recipe.libraries().forEach(library -> requireNeeded(library, used));
    return used;
  }

  /** Before anything is compiled. */
  private void requireNeeded(Library library, InstalledPorts ports) {
    for (String soname : library.needed()) {
      if (recipe.libraries().stream().noneMatch(other -> other.soname().equals(soname))
          && ports.library(soname).isEmpty()) {
        throw BuildException.input(
            library.place()
                + ": \""
                + soname
                + "\" is a library neither of this recipe nor of the ports that it needs.",
            "They have "
                + ports.ordered().stream()
                    .flatMap(port -> port.libraries().stream())
                    .map(PortLibrary::soname)
                    .toList()
                + ".");
      }
    }
  }

  /** Each library in order, since those behind it are linked against it. */
  private Map<String, StoreEntry> shared(
      StoreEntry archives, BiFunction<SharedLibrary, String, StoreEntry> make) {
    PortPlan plan = staticStep().plan();
    Map<String, StoreEntry> made = new LinkedHashMap<>();
    Map<String, Needed> own = new LinkedHashMap<>();
    for (Library library : recipe.libraries()) {
      plan.toolchain().requireDynamicLoader(library.soname());
      Path archive = archives.file(library.archive());
      try {
        List<Needed> needed = new ArrayList<>();
        for (String soname : library.needed()) {
          Needed other = own.get(soname);
          needed.add(other == null ? ofPort(soname) : other);
        }
        StoreEntry entry =
            make.apply(
                new SharedLibrary(
                    SharedObject.of(library), Content.of(archive), needed, plan.toolchain()),
                title(library));
        made.put(library.name(), entry);
        own.put(library.soname(), Needed.of(library.soname(), entry.file(library.file())));
      } catch (IOException e) {
        throw DiskFailure.of("read", archive, e);
      }
    }
    return made;
  }

  private String subject() {
    return staticStep().plan().subject();
  }

  private String title(Library library) {
    return subject() + " " + (recipe.libraries().size() == 1 ? "shared library" : library.soname());
  }

  private Needed ofPort(String soname) throws IOException {
    Map.Entry<InstalledPort, PortLibrary> found =
        staticStep().plan().ports().library(soname).orElseThrow();
    return Needed.of(soname, found.getKey().require(found.getValue().file()));
  }

  private Optional<PortTest> testStep(StoreEntry archives) {
    PortPlan plan = staticStep().plan();
    return recipe
        .test()
        .map(
            test ->
                new PortTest(
                    test.program(),
                    wiring.pins().text("recipes/" + test.source()),
                    archives,
                    recipe.libraries().stream().map(Library::archive).toList(),
                    plan.ports(),
                    plan.toolchain(),
                    plan.clock()));
  }
}
