// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.checkup.Checkup;
import io.github.nanvix.maven.cpython.assignment.RewrittenFile;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.InstalledPorts;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.lock.LockRequest;
import io.github.nanvix.maven.lock.LockedFile;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.runner.Runner;
import io.github.nanvix.maven.toml.PinCatalog;
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
 * What goals call: each of their requests becomes one call of the part that does it.
 *
 * <p>One serves all goals of a project in one Maven session, on one {@link Workshop}.
 */
public final class Wiring {
  private final Workshop workshop;
  private final Map<PythonRequest, PythonProject> pythons = new ConcurrentHashMap<>();

  /**
   * Joins the parts for one project.
   *
   * @param shared what the projects of one build share
   */
  public Wiring(Settings settings, SharedParts shared) {
    this.workshop = new Workshop(settings, shared);
  }

  /**
   * A goal begins: what lies outside of the store may have changed since the last one, so it is
   * checked again when it is used.
   */
  public void beginGoal() {
    pythons.clear();
    workshop.beginGoal();
  }

  /** What it stands on. */
  Workshop workshop() {
    return workshop;
  }

  /** What can be known before any work. */
  public Outlook outlook() {
    return new Outlook(this, workshop);
  }

  /** Looks at the machine and the project. */
  public void examine(Checkup checkup, Doctor.Request request) {
    new Doctor(workshop, outlook(), request, checkup).run();
  }

  /** Writes a starter project; what was written, and what comes next. */
  public List<String> start(StarterProject.Request request) {
    return new StarterProject(workshop.pins(), request).write();
  }

  /** A project that builds a port. */
  public PortProject port(PortRequest request) {
    return new PortProject(workshop, request);
  }

  /** A project that builds a Python package. */
  public PackageProject pythonPackage(PackageRequest request) {
    return new PackageProject(workshop, request);
  }

  /** A CPython project. */
  public PythonProject python(PythonRequest request) {
    return pythons.computeIfAbsent(request, key -> new PythonProject(workshop, key));
  }

  /**
   * The names of the ports in some archives, each of them complete and of this project's toolchain
   * as far as that is known before it is there.
   */
  public Set<String> portsIn(List<Path> archives) {
    ToolchainSpec spec = workshop.spec();
    Optional<String> id =
        workshop.prerequisites().contentOf(spec).map(content -> content.fingerprint().hex());
    return InstalledPorts.of(
            archives, archive -> InstalledPort.open(workshop.store(), archive, id, spec.name()))
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
      PythonRecipe.read(workshop.pins()).ports().stream()
          .filter(PythonPort::byDefault)
          .findFirst()
          .ifPresent(
              port -> {
                throw PortNeeds.missing(port, remedy.apply(port.name()));
              });
    }
  }

  /** Runs of what was built. */
  public SmokePipeline smoke() {
    return new SmokePipeline(workshop);
  }

  /** Proofs that builds are reproducible. */
  public ReproducePipeline reproduction() {
    return new ReproducePipeline(workshop.runner());
  }

  /** Verifies a staged image. */
  public VerifyResult verify(VerifyRequest request) {
    // The files are read while the profile and the checks are made: neither needs the other.
    SubjectSpec spec = request.spec().withNested(PythonRecipe.read(workshop.pins()).nested());
    Reading<StagedFiles> reading = Reading.begin(() -> StagedFiles.in(request.sysroot(), spec));
    Verification verification =
        Verification.of(workshop.profile(request.loader())).with(request.suppressions());
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
    LoaderProfile profile = workshop.profile(request.loader());
    return new FileInspection(request, FileVerification.of(profile)).run(profile.name());
  }

  /** Plans the loading of modules of an image. */
  public LoadTrees trees(TreeRequest request) {
    return LoadTrees.plan(workshop.profile(request.loader()), request);
  }

  /** What is told of images. */
  public ImageReports reports() {
    return new ImageReports(this, workshop);
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
        PythonRecipe.read(workshop.pins()).ports().stream().filter(PythonPort::byDefault).toList();
    return new CheckoutRewriting(
        ports, workshop.runner(), workshop.settings().network().toolDirectories());
  }

  /** Writes the project of a new port. */
  public List<String> init(PortInit.Request request) {
    return new PortInit(workshop).run(request);
  }

  /** Turns an edited copy of a source into a patch, or makes the copy. */
  public SourcePatching.Result patch(SourcePatching.Request request, boolean dryRun) {
    return new SourcePatching(workshop).run(request, dryRun);
  }

  /** Newer versions of what is pinned. */
  public PinUpdates updates() {
    return new PinUpdates(workshop);
  }

  /** Completes the pins of the project's own pin directory. */
  public List<LockedFile> lock(LockRequest request, boolean dryRun) {
    return new PinLocking(workshop).run(request, dryRun);
  }

  /** Reads Setup files and looks for traps in them. */
  public SetupLint lint(LintRequest request) {
    return request.lint(PythonRecipe.read(workshop.pins()).configured());
  }

  /** What is done with the store and builds nothing. */
  public StoreUpkeep upkeep() {
    return new StoreUpkeep(workshop.settings().store(), workshop.settings().places().base());
  }

  /** Fetches what builds need, for this machine and others. */
  public Fetching fetching() {
    return new Fetching(workshop);
  }

  /** Packs what was staged. */
  public Packing packing() {
    return workshop.packing();
  }

  /**
   * The bills of materials of what is packed.
   *
   * @param tool the version of this plugin
   */
  public Bills bills(String tool) {
    return new Bills(workshop, tool);
  }

  /** Comparing bills of materials with advisories. */
  public Audits audits() {
    return new Audits(workshop);
  }

  /** The target's toolchain, made sure of and named on the console. */
  public Toolchain provisionToolchain() {
    return workshop.provisionToolchain();
  }

  /** Whether this machine's kernel runs the target's programs, so that nothing is to be fetched. */
  public boolean kernelRunsTarget() {
    return workshop.kernelRunsTarget();
  }

  /**
   * What runs the target's programs on this machine; looked for once a build.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if nothing does
   */
  public Runner targetRunner() {
    return workshop.targetRunner();
  }

  /** Has the target's compiler say what it is, unless it has since it was provisioned. */
  public void probeToolchain() {
    workshop.probeToolchain();
  }

  /** What of this machine took part, with the toolchains that were used. */
  public String machineFacts() {
    return workshop.machineFacts();
  }

  /** The target's triple. */
  public String triple() {
    return workshop.triple();
  }

  /** A toolchain as it is pinned; read once. */
  public ToolchainSpec spec(String name) {
    return workshop.spec(name);
  }

  /** Whether anything was made for the project in this session. */
  public boolean hasMade() {
    return workshop.hasMade();
  }

  /** What became of the project's steps in this session, in one line. */
  public String stepsSoFar() {
    return workshop.stepsSoFar();
  }

  /** What builds and archives take for the current time. */
  public Instant clock() {
    return workshop.settings().clock();
  }

  /** The project's pin files. */
  public PinCatalog pins() {
    return workshop.pins();
  }

  /** The store's directory. */
  public Path storeRoot() {
    return workshop.storeRoot();
  }
}
