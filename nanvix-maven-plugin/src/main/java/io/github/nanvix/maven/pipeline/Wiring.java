package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.cpython.assignment.RewrittenFile;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.guest.NanvixSysroot;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.lock.LockRequest;
import io.github.nanvix.maven.lock.LockedFile;
import io.github.nanvix.maven.pack.RamFileSystem;
import io.github.nanvix.maven.pack.RamFiles;
import io.github.nanvix.maven.pack.SysrootArchive;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.Patch;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.Provisioner;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import io.github.nanvix.maven.verify.Baselines;
import io.github.nanvix.maven.verify.FileVerification;
import io.github.nanvix.maven.verify.StagedFiles;
import io.github.nanvix.maven.verify.Verification;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The composition root: the one place where the parts are created and joined.
 *
 * <p>One serves all goals of a project in one Maven session; what it has once made sure of
 * (toolchains, sources) is not looked at again in that session.
 */
public final class Wiring {
  private final Settings settings;
  private final PinCatalog pins;
  private final Store store;
  private final CommandRunner runner;
  private final Provisioner provisioner;
  private final StepLog log = new StepLog();
  private final Map<String, Toolchain> toolchains = new ConcurrentHashMap<>();
  private final Map<WantedSource, Source> sources = new ConcurrentHashMap<>();

  private record WantedSource(SourceCatalog.Request request, List<String> pinnedPatches) {}

  /** Joins the parts for one project. */
  public Wiring(Settings settings) {
    this.settings = settings;
    this.pins = new PinCatalog(settings.pins());
    this.store = new Store(settings.store());
    this.runner = new CommandRunner(new Heartbeat());
    this.provisioner = new Provisioner(pins, store, settings.network(), settings.places(), runner);
  }

  /**
   * A goal begins: what lies outside of the store may have changed since the last one, so it is
   * checked again when it is used.
   */
  public void beginGoal() {
    toolchains.values().removeIf(toolchain -> toolchain.spec().liesElsewhere());
  }

  /** Ports. */
  public PortPipeline ports() {
    return new PortPipeline(this);
  }

  /** CPython. */
  public PythonPipeline python() {
    return new PythonPipeline(this);
  }

  /** Runs of what was built. */
  public SmokePipeline smoke() {
    return new SmokePipeline(this);
  }

  /** Verifies a staged image. */
  public VerifyResult verify(VerifyRequest request) {
    // The files are read while the profile and the checks are made: neither needs the other.
    CompletableFuture<StagedFiles> reading =
        CompletableFuture.supplyAsync(() -> StagedFiles.in(request.sysroot(), request.spec()));
    Verification verification =
        Verification.of(profile(request.loader())).with(request.suppressions());
    StagedFiles files = joined(reading);
    if (request.baseline().isEmpty()) {
      return verification.run(files, request.spec());
    }
    Path baseline = request.baseline().get();
    if (request.updatesBaseline()) {
      verification.writeBaselines(files, request.spec(), baseline);
    }
    return verification.run(files, request.spec().withBaselines(Baselines.read(baseline)));
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
    return new CheckoutRewriting(
        PythonRecipe.read(pins), runner, settings.network().toolDirectories());
  }

  /** Completes the pins of the project's own pin directory. */
  public List<LockedFile> lock(LockRequest request, boolean dryRun) {
    return new PinLocking(this).run(request, dryRun);
  }

  /** Reads Setup files and looks for traps in them. */
  public SetupLint lint(LintRequest request) {
    return request.lint();
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof BuildException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private LoaderProfile profile(Optional<String> name) {
    return LoaderProfile.read(pins, name.orElseGet(() -> spec().loader()));
  }

  /** Packs a sysroot. */
  public Path archive(String fileName, Path sysroot) {
    try {
      SysrootArchive step =
          new SysrootArchive(fileName, sysroot, TreeDigest.of(sysroot), settings.clock());
      return step.file(make(step));
    } catch (IOException e) {
      throw DiskFailure.of("read the sysroot", sysroot, e);
    }
  }

  /** Makes a RAM file system of what a guest needs of a sysroot. */
  public Path ramFileSystem(String fileName, Path sysroot, NanvixSysroot nanvix) {
    return ramFileSystem(fileName, RamFiles.of(sysroot), nanvix);
  }

  Path ramFileSystem(String fileName, SortedMap<RelativePath, Path> files, NanvixSysroot nanvix) {
    RamFileSystem step = RamFileSystem.of(fileName, files, nanvix, settings.clock(), runner);
    return step.file(make(step));
  }

  /** The target's toolchain, made sure of and named on the console. */
  public Toolchain provisionToolchain() {
    Provisioner.Provisioned provisioned = provisioner.provide(settings.toolchain());
    if (provisioned.entry().reused()) {
      provisioner.probe(provisioned.toolchain());
    }
    log.result("toolchain " + settings.toolchain(), provisioned.entry());
    toolchains.put(settings.toolchain(), provisioned.toolchain());
    return provisioned.toolchain();
  }

  /** What of this machine took part, with the toolchains that were used. */
  public String machineFacts() {
    return MachineFacts.text(toolchains.values());
  }

  Inputs toolchainContent(String name) {
    return provisioner.content(name);
  }

  /** The target's triple. */
  public String triple() {
    return spec().triple().text();
  }

  ToolchainSpec spec() {
    return ToolchainSpec.read(pins, settings.toolchain());
  }

  Toolchain toolchain() {
    return toolchains.computeIfAbsent(settings.toolchain(), this::quietly);
  }

  Toolchain hostToolchain() {
    return toolchains.computeIfAbsent(settings.hostToolchain(), this::quietly);
  }

  private Toolchain quietly(String name) {
    Provisioner.Provisioned provisioned = provisioner.provide(name);
    if (!provisioned.entry().reused()) {
      log.result("toolchain " + name, provisioned.entry());
    }
    return provisioned.toolchain();
  }

  SourceCatalog sources() {
    return new SourceCatalog(pins, store, new Fetcher(settings.network(), runner));
  }

  Source source(SourceCatalog.Request request) {
    return source(request, List.of());
  }

  /** A source with patches of the pin catalogue, which apply before those of the request. */
  Source source(SourceCatalog.Request request, List<String> pinnedPatches) {
    return sources.computeIfAbsent(
        new WantedSource(request, pinnedPatches),
        wanted ->
            sources()
                .provide(
                    wanted.request(),
                    wanted.pinnedPatches().stream()
                        .map(path -> Patch.of(path, pins.bytes(path)))
                        .toList()));
  }

  /** Says what became of an entry that was provided by other means than a step. */
  void announce(String title, StoreEntry entry) {
    log.result(title, entry);
  }

  /** Provides a step's output and says so: made in how long, or reused. */
  StoreEntry make(Step step) {
    StoreEntry entry = store.produce(step);
    log.result(step.title(), entry);
    return entry;
  }

  /** Provides the output of a step that another goal has announced; says so if it is made now. */
  StoreEntry need(Step step) {
    StoreEntry entry = store.produce(step);
    if (!entry.reused()) {
      log.result(step.title(), entry);
    }
    return entry;
  }

  /** What configure scripts need not find out. */
  KnownAnswers answers() {
    return new KnownAnswers(pins, this::need, settings.clock(), runner);
  }

  Settings settings() {
    return settings;
  }

  PinCatalog pins() {
    return pins;
  }

  Store store() {
    return store;
  }

  CommandRunner runner() {
    return runner;
  }
}
