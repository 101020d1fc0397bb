package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.BuiltPython;
import io.github.nanvix.maven.cpython.CrossBuild;
import io.github.nanvix.maven.cpython.ModuleLinks;
import io.github.nanvix.maven.cpython.NativeInterpreter;
import io.github.nanvix.maven.cpython.PythonPlan;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.PythonRecipe.Unbundled;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.verify.SubjectSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    return wiring.make(nativeStep(provideSource(request)));
  }

  /** Starts to make the native interpreter, and returns at once. */
  public void startNativeInterpreter(PythonRequest request) {
    Ahead.of("cpython native interpreter", () -> nativeInterpreter(request), Optional.empty());
  }

  /** Rewrites Setup.local and LIBS. */
  public RewrittenSetup rewriteSetup(PythonRequest request) {
    return new SetupRewriting(recipe, provideSource(request), wiring.toolchain())
        .rewrite(request.setupLocal(), request.libs());
  }

  /** Configures, compiles and links; then links each unbundled module against its port. */
  public BuiltPython build(PythonRequest request) {
    PythonPlan plan = plan(request);
    Map<String, InstalledPort> ports = ports(request);
    NativeInterpreter interpreter = nativeStep(plan.source());
    CrossBuild cross = crossStep(plan, ports, interpreter);
    // The interpreter is not needed before configure is through, so both start now.
    Ahead.of(interpreter.title(), () -> wiring.need(interpreter), wiring.store().find(cross));
    BuiltPython built = new BuiltPython(wiring.make(cross));
    links(plan, built, ports).forEach(link -> wiring.make(link.unbundledModule()));
    return built;
  }

  /** Lays the sysroot out, and fails where a port's shared object is missing. */
  public StoreEntry stage(PythonRequest request) {
    PythonPlan plan = plan(request);
    Map<String, InstalledPort> ports = ports(request);
    BuiltPython built = built(plan, ports);
    PythonLayout layout = new PythonLayout(plan, built, recipe.notStaged());
    Map<String, StoreEntry> modules = new TreeMap<>();
    for (ModuleLinks link : links(plan, built, ports)) {
      modules.put(link.unbundled().module(), wiring.need(link.unbundledModule()));
    }
    return wiring.make(layout.sysroot(modules, List.copyOf(ports.values()), wiring.runner()));
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

  /** Links the module and the interpreter as they were, and compares. */
  public List<SizeTable> sizes(PythonRequest request) {
    PythonPlan plan = plan(request);
    Map<String, InstalledPort> ports = ports(request);
    BuiltPython built = built(plan, ports);
    StoreEntry after =
        wiring.need(new PythonLayout(plan, built, List.of()).strippedInterpreter(wiring.runner()));
    List<SizeTable> tables = new ArrayList<>();
    for (ModuleLinks link : links(plan, built, ports)) {
      Path library = link.port().sharedLibrary();
      SizeTable.Sizes sizes =
          new SizeTable.Sizes(
              onlyFile(wiring.make(link.bundledModule())),
              onlyFile(wiring.need(link.unbundledModule())),
              size(library),
              onlyFile(wiring.make(link.interpreterWithPort())),
              size(after.file(PythonLayout.INTERPRETER)));
      tables.add(
          new SizeTable(link.unbundled().module(), String.valueOf(library.getFileName()), sizes));
    }
    return tables;
  }

  /** What the staged image should be, by the recipe and the ports. */
  public SubjectSpec subject(PythonRequest request) {
    Map<String, InstalledPort> ports = ports(request);
    Map<String, List<String>> needed = new TreeMap<>();
    List<String> prefixes = new ArrayList<>();
    for (Unbundled unbundled : recipe.unbundled()) {
      needed.put(
          unbundled.module(),
          port(ports, unbundled).record().runtime().stream().map(RelativePath::fileName).toList());
      prefixes.add(unbundled.symbolPrefix());
    }
    return new SubjectSpec(new RelativePath(PythonLayout.INTERPRETER), needed, prefixes);
  }

  /** The version that the request means. */
  public String version(PythonRequest request) {
    return wiring.sources().version(request.source(recipe.source()));
  }

  /** The files that the sysroot must hold before it is packaged. */
  public List<String> required(PythonRequest request) {
    List<String> required = new ArrayList<>(List.of(PythonLayout.INTERPRETER));
    ports(request).values().stream()
        .flatMap(port -> port.record().runtime().stream())
        .forEach(file -> required.add(file.text()));
    return required;
  }

  private Source provideSource(PythonRequest request) {
    return wiring.source(request.source(recipe.source()));
  }

  private NativeInterpreter nativeStep(Source source) {
    return new NativeInterpreter(
        recipe.nativeHalf(),
        source,
        wiring.hostToolchain(),
        wiring.settings().clock(),
        wiring.settings().jobs(),
        wiring.runner());
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

  private BuiltPython built(PythonPlan plan, Map<String, InstalledPort> ports) {
    return new BuiltPython(wiring.need(crossStep(plan, ports, nativeStep(plan.source()))));
  }

  private CrossBuild crossStep(
      PythonPlan plan, Map<String, InstalledPort> ports, NativeInterpreter interpreter) {
    Map<String, Path> headers = new TreeMap<>();
    StringBuilder digests = new StringBuilder();
    for (InstalledPort port : ports.values()) {
      Path include = port.sysroot().resolve("include");
      headers.put(port.record().name(), include);
      digests.append(port.record().name()).append(' ').append(digest(include)).append('\n');
    }
    return new CrossBuild(
        plan,
        headers,
        Sha256.of(digests.toString()),
        interpreter,
        wiring::need,
        wiring.settings().jobs(),
        wiring.runner());
  }

  private List<ModuleLinks> links(
      PythonPlan plan, BuiltPython built, Map<String, InstalledPort> ports) {
    return recipe.unbundled().stream()
        .map(
            unbundled ->
                new ModuleLinks(plan, built, unbundled, port(ports, unbundled), wiring.runner()))
        .toList();
  }

  /** The ports that the project depends on, each of them complete. */
  private Map<String, InstalledPort> ports(PythonRequest request) {
    Map<String, InstalledPort> ports = new TreeMap<>();
    for (Path archive : request.ports()) {
      InstalledPort port = InstalledPort.open(wiring.store(), archive, wiring.toolchain());
      port.record().runtime().forEach(port::require);
      ports.put(port.record().name(), port);
    }
    recipe.unbundled().forEach(unbundled -> port(ports, unbundled));
    return ports;
  }

  private static InstalledPort port(Map<String, InstalledPort> ports, Unbundled unbundled) {
    InstalledPort port = ports.get(unbundled.port());
    if (port == null) {
      throw BuildException.input(
          "Module \""
              + unbundled.module()
              + "\" needs the port \""
              + unbundled.port()
              + "\", and the project depends on "
              + (ports.isEmpty() ? "no port" : ports.keySet())
              + ".",
          "Add a dependency of type tar.gz, with the toolchain's triple as classifier, on the"
              + " project that builds it.");
    }
    return port;
  }

  private static Sha256 digest(Path directory) {
    try {
      return TreeDigest.of(directory);
    } catch (IOException e) {
      throw DiskFailure.of("read the headers in", directory, e);
    }
  }

  private static long onlyFile(StoreEntry entry) {
    try (var files = Files.list(entry.tree())) {
      return size(files.findFirst().orElseThrow());
    } catch (IOException e) {
      throw DiskFailure.of("list", entry.tree(), e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
