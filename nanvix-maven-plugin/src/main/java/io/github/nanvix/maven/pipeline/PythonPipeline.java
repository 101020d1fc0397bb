package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.BuiltPython;
import io.github.nanvix.maven.cpython.CleanSource;
import io.github.nanvix.maven.cpython.CrossBuild;
import io.github.nanvix.maven.cpython.ModuleLinks;
import io.github.nanvix.maven.cpython.NativeInterpreter;
import io.github.nanvix.maven.cpython.PythonPlan;
import io.github.nanvix.maven.cpython.Relink;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.PythonRecipe.Unbundled;
import io.github.nanvix.maven.report.BuildInfo;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import io.github.nanvix.maven.verify.SubjectSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The steps of CPython. */
public final class PythonPipeline {
  private static final String SMOKE = "smoke/ctypes_chain.py";
  private static final String SMOKE_PASSES = "CTYPES_CHAIN_PASS";

  private final Wiring wiring;
  private final PythonRecipe recipe;

  PythonPipeline(Wiring wiring) {
    this.wiring = wiring;
    this.recipe = PythonRecipe.read(wiring.pins());
  }

  /** Fetches, verifies, unpacks and patches the source. */
  public Source source(PythonRequest request) {
    Source source = provideSource(request);
    wiring.announce(source.name() + " " + source.version() + " source", source.entry());
    return source;
  }

  /** Makes the native interpreter. */
  public StoreEntry nativeInterpreter(PythonRequest request) {
    return wiring.make(nativeStep(request));
  }

  /** Writes what CPython's configure found out, for both toolchains, for the pin catalogue. */
  public List<Path> configureAnswers(PythonRequest request, Path directory) {
    CrossBuild cross = project(request).cross();
    return Stream.of(cross.interpreter().configure(), cross.configure())
        .map(configure -> wiring.answers().write(configure, directory))
        .toList();
  }

  /** Starts to make the native interpreter, and returns at once. */
  public void startNativeInterpreter(PythonRequest request) {
    wiring
        .ahead()
        .begin("cpython native interpreter", () -> nativeInterpreter(request), Optional.empty());
  }

  /** Rewrites Setup.local and LIBS. */
  public RewrittenSetup rewriteSetup(PythonRequest request) {
    return new SetupRewriting(recipe, provideSource(request), wiring.toolchain())
        .rewrite(request.setupLocal(), request.libs());
  }

  /**
   * Looks whether a project has the ports that its modules need, before anything is made.
   *
   * @param coming the names of those that are built before
   * @param archives those that are there
   * @param remedy what to do about a port that is missing, by its name
   */
  public void requirePorts(
      Set<String> coming, List<Path> archives, Function<String, String> remedy) {
    Set<String> names = new TreeSet<>(coming);
    ToolchainSpec spec = wiring.spec();
    Optional<String> id =
        wiring.prerequisites().contentOf(spec).map(content -> content.fingerprint().hex());
    names.addAll(
        PythonPorts.installed(
                archives, archive -> InstalledPort.open(wiring.store(), archive, id, spec.name()))
            .keySet());
    for (Unbundled unbundled : recipe.unbundled()) {
      if (!names.contains(unbundled.port())) {
        throw PythonPorts.missing(unbundled, names, remedy.apply(unbundled.port()));
      }
    }
  }

  /** Configures, compiles and links; then links each unbundled module against its port. */
  public BuiltPython build(PythonRequest request) {
    Project project = project(request);
    NativeInterpreter interpreter = project.cross().interpreter();
    // The interpreter is not needed before configure is through, so both start now.
    wiring
        .ahead()
        .begin(
            interpreter.title(),
            () -> wiring.need(interpreter),
            wiring.store().find(project.cross()));
    BuiltPython built = new BuiltPython(wiring.make(project.cross()));
    links(project, built).forEach(link -> wiring.make(link.unbundledModule()));
    return built;
  }

  /** Lays the sysroot out, and fails where a port's shared object is missing. */
  public StoreEntry stage(PythonRequest request) {
    Project project = project(request);
    BuiltPython built = built(project);
    PythonLayout layout = new PythonLayout(project.plan(), built, recipe.notStaged());
    Map<String, StoreEntry> modules = new TreeMap<>();
    for (ModuleLinks link : links(project, built)) {
      modules.put(link.unbundled().module(), wiring.need(link.unbundledModule()));
    }
    List<InstalledPort> ports = List.copyOf(project.ports().byName().values());
    StoreEntry sysroot =
        wiring.make(
            layout.sysroot(
                modules,
                ports,
                wiring.sources().licenses(project.plan().source()),
                wiring.runner()));
    if (!sysroot.reused()) {
      // Packed while it is verified: what does not pass is not attached.
      wiring
          .packing()
          .archiveAhead(packageName(request) + "-" + wiring.triple() + ".tar.gz", sysroot.tree());
    }
    return sysroot;
  }

  /** How what is packed is called, without triple and extension: {@code cpython-3.13.5}. */
  public String packageName(PythonRequest request) {
    return "cpython-" + version(request);
  }

  /** How the staged interpreter is run; the script is written into a directory first. */
  public SmokeRun smoke(Path directory) {
    Path script = directory.resolve("ctypes_chain.py");
    try {
      Files.createDirectories(directory);
      Files.write(script, wiring.pins().bytes(SMOKE));
    } catch (IOException e) {
      throw DiskFailure.of("write", script, e);
    }
    return new SmokeRun(
        "Smoke run of python.elf",
        PythonLayout.INTERPRETER,
        List.of("-B", script.toAbsolutePath().toString()),
        SMOKE_PASSES);
  }

  /** Links each module and the interpreter as they were, and compares. */
  public List<SizeTable> sizes(PythonRequest request) {
    Project project = project(request);
    BuiltPython built = built(project);
    StoreEntry after =
        wiring.need(
            new PythonLayout(project.plan(), built, List.of())
                .strippedInterpreter(wiring.runner()));
    PythonSizes sizes = new PythonSizes(wiring, after.file(PythonLayout.INTERPRETER));
    return links(project, built).stream().map(sizes::of).toList();
  }

  /** What the archive was made of. */
  public BuildInfo buildInfo(PythonRequest request) {
    Project project = project(request);
    CrossBuild cross = project.cross();
    NativeInterpreter interpreter = cross.interpreter();
    Provenance provenance =
        new Provenance(wiring)
            .toolchain("toolchain", project.plan().toolchain())
            .toolchain("host-toolchain", interpreter.toolchain())
            .source(project.plan().source())
            .recipe("recipes/cpython.toml")
            .configured(interpreter, interpreter.configure())
            .configured(cross, cross.configure())
            .make(cross, cross.makeArguments(), project.plan().toolchain());
    project.ports().byName().values().forEach(provenance::port);
    for (ModuleLinks link : links(project, built(project))) {
      Relink module = link.unbundledModule();
      provenance.step(module.kind() + "." + link.unbundled().module(), module);
    }
    return provenance.info();
  }

  /** What the staged image should be, by the recipe and the ports. */
  public SubjectSpec subject(PythonRequest request) {
    PythonPorts ports = ports(request);
    Toolchain toolchain = wiring.toolchain();
    Map<String, List<String>> needed = new TreeMap<>();
    List<String> prefixes = new ArrayList<>();
    for (Unbundled unbundled : recipe.unbundled()) {
      List<String> libraries =
          ports.of(unbundled).record().runtime().stream().map(RelativePath::fileName).toList();
      needed.put(unbundled.module(), toolchain.spec().linkModel().neededWith(libraries));
      prefixes.add(unbundled.symbolPrefix());
    }
    return new SubjectSpec(new RelativePath(PythonLayout.INTERPRETER), needed, prefixes)
        .withRuntime(toolchain.runtime().keySet());
  }

  /** The version that the request means. */
  public String version(PythonRequest request) {
    return wiring.sources().version(request.source(recipe.source()));
  }

  /** The files that the sysroot must hold before it is packaged. */
  public List<String> required(PythonRequest request) {
    List<String> required = new ArrayList<>(List.of(PythonLayout.INTERPRETER));
    wiring.toolchain().runtime().keySet().forEach(file -> required.add(file.text()));
    ports(request).runtime().forEach(file -> required.add(file.text()));
    return required;
  }

  private Source provideSource(PythonRequest request) {
    request.directory().ifPresent(CleanSource::require);
    return wiring.source(request.source(recipe.source()));
  }

  NativeInterpreter nativeStep(PythonRequest request) {
    return nativeStep(provideSource(request));
  }

  CrossBuild crossStep(PythonRequest request) {
    return project(request).cross();
  }

  private NativeInterpreter nativeStep(Source source) {
    return new NativeInterpreter(
        recipe.nativeHalf(),
        source,
        wiring.hostToolchain(),
        wiring.settings().clock(),
        wiring.runner(),
        wiring.answers());
  }

  private PythonPlan plan(PythonRequest request) {
    Source source = provideSource(request);
    Toolchain toolchain = wiring.toolchain();
    RewrittenSetup setup =
        new SetupRewriting(recipe, source, toolchain).rewrite(request.setupLocal(), request.libs());
    return new PythonPlan(
        recipe,
        source,
        toolchain,
        setup.setupLocal(),
        setup.libsAfter(),
        request.configure(),
        wiring.settings().clock());
  }

  /** A request, resolved. */
  private record Project(PythonPlan plan, PythonPorts ports, CrossBuild cross) {}

  private Project project(PythonRequest request) {
    PythonPlan plan = plan(request);
    recipe
        .unbundled()
        .forEach(unbundled -> plan.toolchain().requireDynamicLoader(unbundled.module()));
    PythonPorts ports = ports(request);
    CrossBuild cross =
        new CrossBuild(
            plan,
            ports.headers(),
            ports.headersDigest(),
            nativeStep(plan.source()),
            wiring::need,
            wiring.runner(),
            wiring.answers());
    return new Project(plan, ports, cross);
  }

  private PythonPorts ports(PythonRequest request) {
    return PythonPorts.open(
        request.ports(), recipe.unbundled(), wiring.store(), wiring.toolchain());
  }

  private BuiltPython built(Project project) {
    return new BuiltPython(wiring.need(project.cross()));
  }

  private List<ModuleLinks> links(Project project, BuiltPython built) {
    return recipe.unbundled().stream()
        .map(
            unbundled ->
                new ModuleLinks(
                    project.plan(),
                    built,
                    unbundled,
                    project.ports().of(unbundled),
                    wiring.runner()))
        .toList();
  }
}
