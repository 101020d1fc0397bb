// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.runner.Runner;
import io.github.nanvix.maven.runner.Runners;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.source.Patch;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Elsewhere;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the work of one project is done with: pins, store, runner, toolchains, sources, and the two
 * ways to have a step made. What it has once made sure of is not looked at again in a session.
 */
final class Workshop {
  private final Settings settings;
  private final SharedParts shared;
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
  private final Map<List<Object>, Source> sources = new ConcurrentHashMap<>();

  /**
   * Joins the parts for one project.
   *
   * @param shared what the projects of one build share
   */
  Workshop(Settings settings, SharedParts shared) {
    this.settings = settings;
    this.shared = shared;
    this.ahead = shared.ahead();
    this.pins = new PinCatalog(settings.pins(), settings.pinArtifacts());
    this.runner =
        new CommandRunner(shared.progress().of(new LastTime(settings.store())), settings.jobs());
    Store bare =
        new Store(settings.store(), settings.places().base(), shared.build())
            .with(CommandRunner.class, runner)
            .with(KnownAnswers.class, new KnownAnswers(pins))
            .with(Network.class, settings.network())
            .with(Maker.class, this::need);
    this.store =
        settings
            .remote()
            .map(remote -> bare.with(Elsewhere.class, shared.remotes().entries(remote, bare)))
            .orElse(bare);
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

  /** The same for a project with other pin files. */
  Workshop withPins(Path directory) {
    return new Workshop(settings.withPins(directory), shared);
  }

  /** What lies outside of the store may have changed. */
  void beginGoal() {
    toolchains.forgetWhatLiesElsewhere();
  }

  Prerequisites prerequisites() {
    return new Prerequisites(pins, store, settings.network(), settings.places());
  }

  /** Whether a module may import another while it is imported itself, by the loader's profile. */
  boolean nestsImports() {
    return profile(Optional.empty()).constructors().nested();
  }

  LoaderProfile profile(Optional<String> name) {
    return LoaderProfile.read(pins, name.orElseGet(() -> spec().loader()));
  }

  /** Packs what was staged. */
  Packing packing() {
    return packing;
  }

  /** The target's toolchain, made sure of and named on the console. */
  Toolchain provisionToolchain() {
    return toolchains.provision();
  }

  /** Whether this machine's kernel runs the target's programs, so that nothing is to be fetched. */
  boolean kernelRunsTarget() {
    return runners.kernelRuns(spec().triple());
  }

  /**
   * What runs the target's programs on this machine; looked for once a build.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if nothing does
   */
  Runner targetRunner() {
    return runners.of(spec().triple());
  }

  /** Makes sure that the store has an emulator for the target's programs. */
  void keepEmulator() {
    runners.keepEmulator(spec().triple());
  }

  /** The bundles that this build reads and writes. */
  Bundles bundles() {
    return shared.bundles();
  }

  /** The directories of entries that this build has asked for and that serve other machines. */
  SortedSet<Path> wantedOfUseElsewhere() {
    return shared.build().wantedOfUseElsewhere();
  }

  /** What there is already that runs them; nothing is fetched. */
  Optional<Runner> presentRunner(List<String> faults) {
    return runners.present(spec().triple(), faults);
  }

  /** Has the target's compiler say what it is, unless it has since it was provisioned. */
  void probeToolchain() {
    toolchains.probe();
  }

  /** What of this machine took part, with the toolchains that were used. */
  String machineFacts() {
    return MachineFacts.text(toolchains.provided());
  }

  Inputs toolchainContent(String name) {
    return toolchains.content(name);
  }

  /** The target's triple. */
  String triple() {
    return spec().triple().text();
  }

  ToolchainSpec spec() {
    return spec(settings.toolchain());
  }

  /** A toolchain as it is pinned; read once. */
  ToolchainSpec spec(String name) {
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
  boolean hasMade() {
    return made;
  }

  /** The project's steps in this session by title, and whether each was built and not reused. */
  Map<String, Boolean> builtSoFar() {
    return tally.built();
  }

  /** What became of the project's steps in this session, in one line. */
  String stepsSoFar() {
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

  /** The project's pin files. */
  PinCatalog pins() {
    return pins;
  }

  /** The store's directory. */
  Path storeRoot() {
    return store.root();
  }

  Store store() {
    return store;
  }

  CommandRunner runner() {
    return runner;
  }
}
