package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.cpython.assignment.RewrittenFile;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.InstalledPorts;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.lock.LockRequest;
import io.github.nanvix.maven.lock.LockedFile;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.runner.Runner;
import io.github.nanvix.maven.runner.Runners;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.source.Patch;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Maker;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.Prerequisites;
import io.github.nanvix.maven.toolchain.Provisioner;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import io.github.nanvix.maven.verify.Baselines;
import io.github.nanvix.maven.verify.FileVerification;
import io.github.nanvix.maven.verify.Reading;
import io.github.nanvix.maven.verify.StagedFiles;
import io.github.nanvix.maven.verify.SubjectSpec;
import io.github.nanvix.maven.verify.Verification;
import io.github.nanvix.maven.verify.VerifyResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The composition root: the one place where the parts are created and joined.
 *
 * <p>One serves all goals of a project in one Maven session; what it has once made sure of
 * (toolchains, sources) is not looked at again in that session.
 */
public final class Wiring {
  private final Settings settings;
  private final Ahead ahead;
  private final PinCatalog pins;
  private final Store store;
  private final CommandRunner runner;
  private final Toolchains toolchains;
  private final Runners runners;
  private final StepLog log = new StepLog();
  private volatile boolean made;
  private final StepTally tally = new StepTally();
  private final Packing packing = new Packing(this);
  private final Map<String, ToolchainSpec> specs = new ConcurrentHashMap<>();
  private final Map<PythonRequest, PythonProject> pythons = new ConcurrentHashMap<>();
  private final Map<List<Object>, Source> sources = new ConcurrentHashMap<>();

  /**
   * Joins the parts for one project.
   *
   * @param shared what the projects of one build share
   */
  public Wiring(Settings settings, SharedParts shared) {
    this.settings = settings;
    this.ahead = shared.ahead();
    this.pins = new PinCatalog(settings.pins(), settings.pinArtifacts());
    this.runner =
        new CommandRunner(shared.progress().of(new LastTime(settings.store())), settings.jobs());
    this.store =
        new Store(settings.store(), settings.places().base(), shared.build())
            .with(CommandRunner.class, runner)
            .with(KnownAnswers.class, new KnownAnswers(pins))
            .with(Network.class, settings.network())
            .with(Maker.class, this::need);
    Provisioner provisioner =
        new Provisioner(pins, store, settings.network(), settings.places(), runner);
    this.toolchains = new Toolchains(provisioner, settings.toolchain(), log);
    this.runners =
        new Runners(
            pins,
            store,
            provisioner,
            settings.network(),
            runner,
            settings.runner(),
            shared.found(),
            entry -> log.result("emulator", entry));
  }

  /**
   * A goal begins: what lies outside of the store may have changed since the last one, so it is
   * checked again when it is used.
   */
  public void beginGoal() {
    pythons.clear();
    toolchains.forgetWhatLiesElsewhere();
  }

  /** What can be known before any work. */
  public Outlook outlook() {
    return new Outlook(this, prerequisites());
  }

  Prerequisites prerequisites() {
    return new Prerequisites(pins, store, settings.network(), settings.places());
  }

  /** A project that builds a port. */
  public PortProject port(PortRequest request) {
    return new PortProject(this, request);
  }

  /** A CPython project. */
  public PythonProject python(PythonRequest request) {
    return pythons.computeIfAbsent(request, key -> new PythonProject(this, key));
  }

  /**
   * The names of the ports in some archives, each of them complete and of this project's toolchain
   * as far as that is known before it is there.
   */
  public Set<String> portsIn(List<Path> archives) {
    ToolchainSpec spec = spec();
    Optional<String> id =
        prerequisites().contentOf(spec).map(content -> content.fingerprint().hex());
    return InstalledPorts.of(
            archives, archive -> InstalledPort.open(store, archive, id, spec.name()))
        .byName()
        .keySet();
  }

  /**
   * Looks whether a CPython project depends on any port, before anything is made. Modules whose
   * port it does not depend on are left out; a project without any port has forgotten them.
   *
   * @param coming the names of those that are built before
   * @param archives those that are there
   * @param remedy what to do about a port that is missing, by its name
   */
  public void requirePorts(
      Set<String> coming, List<Path> archives, Function<String, String> remedy) {
    if (portsIn(archives).isEmpty() && coming.isEmpty()) {
      PythonRecipe.read(pins).ports().stream()
          .filter(PythonPort::byDefault)
          .findFirst()
          .ifPresent(
              port -> {
                throw PortNeeds.missing(port, remedy.apply(port.name()));
              });
    }
  }

  /** Whether a module may import another while it is imported itself, by the loader's profile. */
  boolean nestsImports() {
    return profile(Optional.empty()).constructors().nested();
  }

  /** Runs of what was built. */
  public SmokePipeline smoke() {
    return new SmokePipeline(this);
  }

  /** Proofs that builds are reproducible. */
  public ReproducePipeline reproduction() {
    return new ReproducePipeline(runner);
  }

  /** Verifies a staged image. */
  public VerifyResult verify(VerifyRequest request) {
    // The files are read while the profile and the checks are made: neither needs the other.
    SubjectSpec spec = request.spec().withNested(PythonRecipe.read(pins).nested());
    Reading<StagedFiles> reading = Reading.begin(() -> StagedFiles.in(request.sysroot(), spec));
    Verification verification =
        Verification.of(profile(request.loader())).with(request.suppressions());
    StagedFiles files = reading.result();
    if (request.baseline().isEmpty()) {
      return verification.run(files, spec);
    }
    Path baseline = request.baseline().get();
    if (request.updatesBaseline()) {
      verification.writeBaselines(files, spec, baseline);
    }
    return verification.run(files, spec.withBaselines(Baselines.read(baseline)));
  }

  /** Reads and checks single files. */
  public VerifyResult verify(FilesRequest request) {
    LoaderProfile profile = profile(request.loader());
    return new FileInspection(request, FileVerification.of(profile)).run(profile.name());
  }

  /** Plans the loading of modules of an image. */
  public LoadTrees trees(TreeRequest request) {
    return LoadTrees.plan(profile(request.loader()), request);
  }

  /** Takes a library out of what files assign to a variable. */
  public List<RewrittenFile> rewrite(LibsRequest request) {
    return new LibsRewriting(request).run();
  }

  /** Rewrites the Setup.local of a user's own checkout of CPython. */
  public RewrittenCheckout rewrite(CheckoutRequest request) {
    return checkouts().rewrite(request);
  }

  /** Whether a rewritten checkout is configured; if so, what it would build is right. */
  public boolean check(RewrittenCheckout rewritten) {
    return checkouts().check(rewritten);
  }

  private CheckoutRewriting checkouts() {
    List<PythonPort> ports =
        PythonRecipe.read(pins).ports().stream().filter(PythonPort::byDefault).toList();
    return new CheckoutRewriting(ports, runner, settings.network().toolDirectories());
  }

  /** Completes the pins of the project's own pin directory. */
  public List<LockedFile> lock(LockRequest request, boolean dryRun) {
    return new PinLocking(this).run(request, dryRun);
  }

  /** Reads Setup files and looks for traps in them. */
  public SetupLint lint(LintRequest request) {
    return request.lint(PythonRecipe.read(pins).configured());
  }

  private LoaderProfile profile(Optional<String> name) {
    return LoaderProfile.read(pins, name.orElseGet(() -> spec().loader()));
  }

  /** What is done with the store and builds nothing. */
  public StoreUpkeep upkeep() {
    return new StoreUpkeep(settings.store(), settings.places().base());
  }

  /** Packs what was staged. */
  public Packing packing() {
    return packing;
  }

  /** The target's toolchain, made sure of and named on the console. */
  public Toolchain provisionToolchain() {
    return toolchains.provision();
  }

  /** Whether this machine's kernel runs the target's programs, so that nothing is to be fetched. */
  public boolean kernelRunsTarget() {
    return runners.kernelRuns(spec().triple());
  }

  /**
   * What runs the target's programs on this machine; looked for once a build.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if nothing does
   */
  public Runner targetRunner() {
    return runners.of(spec().triple());
  }

  /** Has the target's compiler say what it is, unless it has since it was provisioned. */
  public void probeToolchain() {
    toolchains.probe();
  }

  /** What of this machine took part, with the toolchains that were used. */
  public String machineFacts() {
    return MachineFacts.text(toolchains.provided());
  }

  Inputs toolchainContent(String name) {
    return toolchains.content(name);
  }

  /** The target's triple. */
  public String triple() {
    return spec().triple().text();
  }

  ToolchainSpec spec() {
    return spec(settings.toolchain());
  }

  /** A toolchain as it is pinned; read once. */
  public ToolchainSpec spec(String name) {
    return specs.computeIfAbsent(name, pinned -> ToolchainSpec.read(pins, pinned));
  }

  Toolchain toolchain() {
    return toolchains.get(settings.toolchain());
  }

  Toolchain hostToolchain() {
    return toolchains.get(settings.hostToolchain());
  }

  SourceCatalog sources() {
    return new SourceCatalog(pins, store, new Fetcher(settings.network(), runner, store));
  }

  Source source(SourceCatalog.Request request) {
    return source(request, List.of());
  }

  /** A source with patches of the pin catalogue, which apply before those of the request. */
  Source source(SourceCatalog.Request request, List<String> pinnedPatches) {
    return sources.computeIfAbsent(
        List.of(
            request.name(),
            request.version(),
            request.directory(),
            request.patches(),
            pinnedPatches),
        key ->
            sources()
                .provide(
                    request,
                    pinnedPatches.stream().map(path -> Patch.of(path, pins.bytes(path))).toList()));
  }

  /** Says what became of an entry that was provided by other means than a step. */
  void announce(String title, StoreEntry entry) {
    log.result(title, entry);
  }

  /** Whether anything was made for the project in this session. */
  public boolean hasMade() {
    return made;
  }

  /** What became of the project's steps in this session, in one line. */
  public String stepsSoFar() {
    return tally.text();
  }

  private StoreEntry produce(Step step, String title) {
    StoreEntry entry = store.produce(step, title, toolchains::probe);
    tally.note(title, entry);
    if (!entry.reused()) {
      made = true;
    }
    return entry;
  }

  /** Provides a step's output and says so: made in how long, or reused. */
  StoreEntry make(Step step) {
    return make(step, step.title());
  }

  /** As {@link #make(Step)}, of a step that the console calls so. */
  StoreEntry make(Step step, String title) {
    StoreEntry entry = produce(step, title);
    log.result(title, entry);
    return entry;
  }

  /** Provides the output of a step that another goal has announced; says so if it is made now. */
  StoreEntry need(Step step) {
    return need(step, step.title());
  }

  /** As {@link #need(Step)}, of a step that the console calls so. */
  StoreEntry need(Step step, String title) {
    StoreEntry entry = produce(step, title);
    if (!entry.reused()) {
      log.result(title, entry);
    }
    return entry;
  }

  /** What configure scripts need not find out. */
  KnownAnswers answers() {
    return new KnownAnswers(pins);
  }

  Ahead ahead() {
    return ahead;
  }

  Settings settings() {
    return settings;
  }

  /** What builds and archives take for the current time. */
  public Instant clock() {
    return settings.clock();
  }

  /** The project's pin files. */
  public PinCatalog pins() {
    return pins;
  }

  /** The store's directory. */
  public Path storeRoot() {
    return store.root();
  }

  Store store() {
    return store;
  }

  CommandRunner runner() {
    return runner;
  }
}
