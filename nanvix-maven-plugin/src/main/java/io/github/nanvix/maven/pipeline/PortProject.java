// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.bill.ComponentFile;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
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
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final Workshop workshop;
  private final PortRequest request;
  private final Recipe recipe;
  private @Nullable StaticLibrary first;

  PortProject(Workshop workshop, PortRequest request) {
    this.workshop = workshop;
    this.request = request;
    this.recipe = request.recipe(workshop.pins());
  }

  /** Fetches, verifies, unpacks and patches the port's source. */
  public Source source() {
    Source source = patchedSource();
    workshop.announce(source.name() + " " + source.version() + " source", source.entry());
    return source;
  }

  /** Starts to build archives and shared objects, and returns at once. */
  public void beginAhead() {
    workshop
        .ahead()
        .begin(
            recipe.name(),
            () -> {
              StoreEntry archives = workshop.need(staticStep());
              shared(archives, workshop::need);
              test(archives, workshop::need);
            },
            Optional.empty());
  }

  /** Makes the static archives. */
  public StoreEntry staticLibrary() {
    StaticLibrary step = staticStep();
    // What could not be packed need not be compiled.
    licenses();
    return workshop.make(step);
  }

  /** Writes what the port's configure script found out, for the pin catalogue. */
  public List<Path> configureAnswers(Path directory) {
    return staticStep().configure().stream()
        .map(configure -> KnownAnswers.write(configure, directory, workshop::need))
        .toList();
  }

  /** Makes the shared objects from the archives, and the port's test program. */
  public List<StoreEntry> sharedLibraries() {
    StoreEntry archives = workshop.need(staticStep());
    List<StoreEntry> made = List.copyOf(shared(archives, workshop::make).values());
    test(archives, workshop::make);
    return made;
  }

  /** All that the port installs, in one tree. */
  public StoreEntry tree() {
    StoreEntry archives = workshop.need(staticStep());
    List<StoreEntry> parts = new ArrayList<>(List.of(archives));
    parts.addAll(shared(archives, workshop::need).values());
    test(archives, workshop::need).ifPresent(parts::add);
    parts.add(workshop.need(licenses(), subject() + " licences"));
    String component =
        ComponentFile.text(BillParts.of(staticStep().plan().source(), workshop.sources()));
    return workshop.make(PortTree.of(recipe, record(), component, parts), subject() + " sysroot");
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
    StoreEntry archives = workshop.need(made);
    Provenance provenance =
        new Provenance(workshop)
            .toolchain("toolchain", workshop.toolchain())
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
          return workshop.need(step, title);
        });
    testStep(archives).ifPresent(provenance::step);
    return provenance.info();
  }

  /** The bills of materials of the port's archive. */
  public Bills.Made bill(Bills bills, Bills.Packed packed) {
    PortPlan plan = staticStep().plan();
    return bills.of(packed, plan.source(), false, plan.ports().byName().values(), List.of());
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

  /**
   * How the shared objects that the port ships are loaded.
   *
   * @param sysroot where it is staged
   * @param root a directory for the run, which becomes its sysroot
   */
  public SmokeRun loading(Path sysroot, Path root) {
    Toolchain toolchain = workshop.toolchain();
    return new PortLoading(recipe, ports(toolchain), toolchain).layOut(workshop, sysroot, root);
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
    return workshop.sources().version(sourceRequest());
  }

  /** Whether the port is built against others. */
  public boolean needsPorts() {
    return !recipe.needs().isEmpty();
  }

  /** Whether programs of this machine are made on the way, which takes the host toolchain. */
  public boolean compilesForTheBuild() {
    return recipe.build().compilesForTheBuild();
  }

  /** Fetches all that building the port takes, but for archives of other ports. */
  public void fetch() {
    Source source = source();
    new PortTerms(recipe, source, workshop.sources()).own();
    if (compilesForTheBuild()) {
      workshop.hostToolchain();
    }
  }

  private SourceCatalog.Request sourceRequest() {
    return request.source(recipe.source());
  }

  private Source patchedSource() {
    return workshop.source(sourceRequest(), recipe.patches());
  }

  private LicenseTree licenses() {
    Source source = staticStep().plan().source();
    return new PortTerms(recipe, source, workshop.sources())
        .with(workshop.toolchain().licenses().libraries());
  }

  Recipe recipe() {
    return recipe;
  }

  StaticLibrary staticStep() {
    StaticLibrary step = first;
    if (step == null) {
      step = StaticLibrary.of(plan(), workshop.answers());
      first = step;
    }
    return step;
  }

  private PortPlan plan() {
    Toolchain toolchain = workshop.toolchain();
    return new PortPlan(
        PortBuild.of(recipe),
        patchedSource(),
        toolchain,
        workshop.settings().clock(),
        ports(toolchain),
        recipe.build().compilesForTheBuild()
            ? Optional.of(workshop.hostToolchain())
            : Optional.empty());
  }

  private InstalledPorts ports(Toolchain toolchain) {
    if (!needsPorts()) {
      return InstalledPorts.NONE;
    }
    InstalledPorts all =
        InstalledPorts.of(
            request.ports(), archive -> InstalledPort.open(workshop.store(), archive, toolchain));
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

  private String subject() {
    return staticStep().plan().subject();
  }

  private Map<String, StoreEntry> shared(
      StoreEntry archives, BiFunction<SharedLibrary, String, StoreEntry> make) {
    return new PortSharedLibraries(staticStep().plan(), recipe.libraries()).of(archives, make);
  }

  private Optional<StoreEntry> test(
      StoreEntry archives, BiFunction<PortTest, String, StoreEntry> make) {
    return testStep(archives).map(step -> make.apply(step, subject() + " test program"));
  }

  private Optional<PortTest> testStep(StoreEntry archives) {
    PortPlan plan = staticStep().plan();
    return recipe
        .test()
        .map(
            test ->
                new PortTest(
                    test.program(),
                    workshop.pins().text("recipes/" + test.source()),
                    archives,
                    recipe.libraries().stream().map(Library::archive).toList(),
                    plan.ports(),
                    plan.toolchain(),
                    plan.clock()));
  }
}
