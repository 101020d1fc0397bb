// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.cpython.BuiltPython;
import io.github.nanvix.maven.cpython.CleanSource;
import io.github.nanvix.maven.cpython.CrossBuild;
import io.github.nanvix.maven.cpython.InterpreterLink;
import io.github.nanvix.maven.cpython.ModuleLinks;
import io.github.nanvix.maven.cpython.NativeInterpreter;
import io.github.nanvix.maven.cpython.PythonPlan;
import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.cpython.Relink;
import io.github.nanvix.maven.cpython.UsedPort;
import io.github.nanvix.maven.describe.PythonDescription;
import io.github.nanvix.maven.describe.PythonFacts;
import io.github.nanvix.maven.extension.InterpreterFacts;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.InstalledPorts;
import io.github.nanvix.maven.library.PortLibrary;
import io.github.nanvix.maven.recipe.ModuleTable;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.report.BuildInfo;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.report.image.ImageReading;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.stage.StagedSysroot;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.verify.SubjectSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One CPython project: its request, resolved step by step, each step once.
 *
 * <p>It lives as long as a goal: what a request names may have changed when the next one begins.
 */
public final class PythonProject {
  private final Workshop workshop;
  private final PythonRequest request;
  private final PythonRecipe recipe;
  private final Once<InstalledPorts> ports;
  private final Once<PythonPlan> plan;
  private final Once<CrossBuild> cross;
  private final Once<BuiltPython> built;
  private final Once<List<PythonWheel>> wheels;

  PythonProject(Workshop workshop, PythonRequest request) {
    this.workshop = workshop;
    this.request = request;
    this.recipe = PythonRecipe.read(workshop.pins());
    this.ports =
        new Once<>(
            () -> InstalledPorts.open(workshop.store(), request.ports(), workshop.toolchain()));
    this.plan = new Once<>(this::planned);
    this.cross = new Once<>(() -> CrossBuild.of(plan(), nativeStep(), workshop.answers()));
    this.built = new Once<>(() -> new BuiltPython(workshop.need(cross())));
    this.wheels = new Once<>(() -> PythonWheel.open(workshop, request, plan().version(), ports()));
  }

  /** Fetches, verifies, unpacks and patches the source. */
  public Source source() {
    Source source = provideSource();
    workshop.announce(source.name() + " " + source.version() + " source", source.entry());
    return source;
  }

  /** Fetches all that building CPython takes, but for archives of ports. */
  public void fetch() {
    workshop.sources().licenses(source());
    workshop.hostToolchain();
  }

  /** Makes the native interpreter. */
  public StoreEntry nativeInterpreter() {
    return workshop.make(nativeStep());
  }

  /** Writes what CPython's configure found out, for both toolchains, for the pin catalogue. */
  public List<Path> configureAnswers(Path directory) {
    return Stream.of(cross().interpreter().configure(), cross().configure())
        .map(configure -> KnownAnswers.write(configure, directory, workshop::need))
        .toList();
  }

  /** Starts to make the native interpreter, and returns at once. */
  public void startNativeInterpreter() {
    workshop.ahead().begin("cpython native interpreter", this::nativeInterpreter, Optional.empty());
  }

  /**
   * Rewrites Setup.local and LIBS.
   *
   * @param names of the ports that the project depends on
   */
  public RewrittenSetup rewriteSetup(Collection<String> names) {
    return rewriting(usable(names)).rewrite(request.setupLocal(), request.libs());
  }

  /** The ports that CPython could use and the project does not depend on. */
  public List<PythonPort> leftOut(Collection<String> names) {
    return recipe.ports().stream().filter(port -> !names.contains(port.name())).toList();
  }

  /** Configures, compiles and links; then links each module that links a port against it. */
  public BuiltPython build() {
    // A package that does not fit is refused before minutes are spent.
    wheels();
    NativeInterpreter interpreter = cross().interpreter();
    // The interpreter is not needed before configure is through, so both start now.
    workshop
        .ahead()
        .begin(
            interpreter.title(), () -> workshop.need(interpreter), workshop.store().find(cross()));
    workshop.make(cross());
    links().forEach(link -> workshop.make(link.unbundledModule(), link.title()));
    return built.get();
  }

  /** Lays the sysroot out, and fails where a port's shared object is missing. */
  public StoreEntry stage() {
    StoreEntry sysroot =
        workshop.make(sysroot(recipe.notStaged(), Map.of()), "cpython " + version() + " sysroot");
    if (!sysroot.reused()) {
      // Packed while it is verified: what does not pass is not attached.
      workshop
          .packing()
          .archiveAhead(packageName() + "-" + workshop.triple() + ".tar.gz", sysroot.tree());
    }
    return sysroot;
  }

  /**
   * What is staged of it.
   *
   * @param notStaged directories of the standard library that are left out
   * @param more modules besides, by name
   */
  StagedSysroot sysroot(List<String> notStaged, Map<String, StoreEntry> more) {
    Map<String, StoreEntry> modules = new TreeMap<>(more);
    for (ModuleLinks link : links()) {
      modules.put(link.module(), workshop.need(link.unbundledModule(), link.title()));
    }
    return new PythonLayout(plan(), built.get(), notStaged)
        .sysroot(
            modules,
            List.copyOf(ports().byName().values()),
            workshop.sources().licenses(plan().source()),
            description(),
            wheels().stream().map(PythonWheel::entry).toList());
  }

  /** All that extension modules are compiled with, in one tree. */
  public StoreEntry development() {
    return workshop.make(
        new PythonDevelopment(plan(), built.get().entry())
            .tree(
                workshop.need(
                    new InterpreterFacts(built.get().entry(), version(), plan().toolchain())),
                workshop.sources().licenses(plan().source())),
        "cpython " + version() + " headers");
  }

  private List<PythonWheel> wheels() {
    return wheels.get();
  }

  /** What the interpreter says of itself. */
  private StoreEntry description() {
    SortedMap<String, String> versions = new TreeMap<>();
    ports().byName().forEach((name, port) -> versions.put(name, port.record().version()));
    SortedMap<String, List<String>> needed = new TreeMap<>();
    for (ModuleLinks link : links()) {
      needed.put(link.module(), link.libraries().stream().map(PortLibrary::soname).toList());
    }
    SortedMap<String, String> tests = new TreeMap<>();
    usable(versions.keySet())
        .forEach(
            port -> port.smoke().ifPresent(script -> tests.put(script.path(), script.passes())));
    return workshop.need(
        new PythonDescription(
            built.get().entry(),
            plan().toolchain(),
            cross().makeArguments(),
            new PythonFacts(
                version(),
                workshop.sources().names(plan().source()).license().orElse(""),
                PythonLayout.INTERPRETER,
                PythonLayout.library(plan().version()),
                PythonLayout.modules(plan().version()),
                versions,
                needed,
                tests)));
  }

  /** How what is packed is called, without triple and extension: {@code cpython-3.13.5}. */
  public String packageName() {
    return "cpython-" + version();
  }

  /** How the staged interpreter is run, once for each port; scripts are written first. */
  public List<SmokeRun> smoke(Path directory) {
    PythonSmoke smoke = new PythonSmoke(workshop.pins(), directory);
    List<SmokeRun> runs = new ArrayList<>(smoke.runs(usable(ports().byName().keySet())));
    wheels().forEach(wheel -> wheel.target().ifPresent(of -> runs.addAll(smoke.runs(of.recipe()))));
    return List.copyOf(runs);
  }

  /** CPython's own tests. */
  public PythonTests tests() {
    return new PythonTests(workshop, this, recipe, PythonVersion.of(version()));
  }

  /** Links each module and the interpreter as they were, and compares. */
  public SizeTable sizes() {
    StoreEntry after =
        workshop.need(
            new PythonLayout(plan(), built.get(), List.of()).strippedInterpreter(),
            "python.elf as shipped");
    Relink before = new InterpreterLink(plan(), built.get(), usedByName()).withPorts();
    return new PythonSizes(workshop)
        .table(links(), before, after.file(PythonLayout.INTERPRETER), ports().byName());
  }

  /** What the archive was made of. */
  public BuildInfo buildInfo() {
    CrossBuild build = cross();
    NativeInterpreter interpreter = build.interpreter();
    Provenance provenance =
        new Provenance(workshop)
            .toolchain("toolchain", plan().toolchain())
            .toolchain("host-toolchain", interpreter.toolchain())
            .source(plan().source())
            .recipe("recipes/cpython.toml")
            .configured(interpreter, interpreter.configure())
            .configured(build, build.configure())
            .make(build, build.makeArguments(), plan().toolchain());
    ports().byName().values().forEach(provenance::port);
    for (ModuleLinks link : links()) {
      Relink module = link.unbundledModule();
      provenance.step(module.kind() + "." + link.module(), module);
    }
    return provenance.info();
  }

  /** The bills of materials of the archive. */
  public Bills.Made bill(Bills bills, Bills.Packed packed) {
    PythonVersion version = plan().version();
    List<Bills.Part> parts =
        new ArrayList<>(
            new CarriedParts(
                    plan().source().entry().tree(),
                    built.get().entry().tree(),
                    PythonLayout.library(version),
                    ports().byName().keySet())
                .found());
    wheels().forEach(wheel -> parts.add(wheel.part(PythonLayout.sitePackages(version))));
    return bills.of(packed, plan().source(), true, ports().byName().values(), parts);
  }

  /** What the files of the image do not say of it. */
  public ImageReading.Told told(SizeTable sizes) {
    return new PythonImage(workshop, plan(), ports()).told(sizes, buildInfo());
  }

  /** What the staged image should be, by the modules' link lines and the ports. */
  public SubjectSpec subject() {
    Toolchain toolchain = workshop.toolchain();
    Map<String, List<String>> needed = new TreeMap<>();
    for (ModuleLinks link : links()) {
      List<String> sonames = link.libraries().stream().map(PortLibrary::soname).toList();
      needed.put(link.module(), toolchain.spec().linkModel().neededWith(sonames));
    }
    wheels().forEach(wheel -> wheel.target().ifPresent(of -> needed.putAll(of.modules())));
    return new SubjectSpec(new RelativePath(PythonLayout.INTERPRETER), needed, ports().runtime())
        .withRuntime(toolchain.runtime().keySet());
  }

  /** The version that the request means. */
  public String version() {
    return workshop.sources().version(request.source(recipe.source()));
  }

  /** The files that the sysroot must hold before it is packaged. */
  public List<String> required() {
    List<String> required = new ArrayList<>(List.of(PythonLayout.INTERPRETER));
    workshop.toolchain().runtime().keySet().forEach(file -> required.add(file.text()));
    ports().runtime().forEach(file -> required.add(file.text()));
    return required;
  }

  private Source provideSource() {
    request.directory().ifPresent(CleanSource::require);
    return workshop.source(request.source(recipe.source()));
  }

  NativeInterpreter nativeStep() {
    return NativeInterpreter.of(
        recipe.nativeHalf(),
        provideSource(),
        workshop.hostToolchain(),
        workshop.settings().clock(),
        workshop.answers());
  }

  CrossBuild cross() {
    return cross.get();
  }

  private PythonPlan plan() {
    return plan.get();
  }

  private InstalledPorts ports() {
    return ports.get();
  }

  private PythonPlan planned() {
    List<UsedPort> used = used();
    List<String> modules = used.stream().flatMap(port -> port.use().modules().stream()).toList();
    workshop.toolchain().requireDynamicLoader(modules.isEmpty() ? "a module" : modules.get(0));
    RewrittenSetup setup =
        rewriting(used.stream().map(UsedPort::use).toList())
            .rewrite(request.setupLocal(), request.libs());
    return new PythonPlan(
        recipe.cross(),
        provideSource(),
        workshop.toolchain(),
        setup.setupLocal(),
        setup.libsAfter(),
        request.configure(),
        used,
        workshop.settings().clock());
  }

  private SetupRewriting rewriting(List<PythonPort> usable) {
    return new SetupRewriting(
        recipe,
        usable,
        request.modules().map(name -> ModuleTable.read(workshop.pins(), name)),
        workshop.nestsImports(),
        provideSource(),
        workshop.toolchain());
  }

  private List<PythonPort> usable(Collection<String> names) {
    return recipe.ports().stream().filter(port -> names.contains(port.name())).toList();
  }

  private List<UsedPort> used() {
    List<UsedPort> used = new ArrayList<>();
    for (PythonPort port : recipe.ports()) {
      ports().find(port.name()).ifPresent(installed -> used.add(new UsedPort(port, installed)));
    }
    return used;
  }

  private Map<String, InstalledPort> usedByName() {
    Map<String, InstalledPort> byName = new TreeMap<>();
    used().forEach(port -> byName.put(port.name(), port.installed()));
    return byName;
  }

  private List<ModuleLinks> links() {
    return built.get().modulesOfPorts().stream()
        .map(module -> new ModuleLinks(plan(), built.get(), module, ports().byName()))
        .toList();
  }
}
