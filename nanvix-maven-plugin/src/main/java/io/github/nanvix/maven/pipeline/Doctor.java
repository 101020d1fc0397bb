// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.checkup.Checkup;
import io.github.nanvix.maven.checkup.Memory;
import io.github.nanvix.maven.container.ContainerEngine;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.ShellWord;
import io.github.nanvix.maven.fs.ByteSize;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.preflight.SpaceNeeds;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.runner.Runner;
import io.github.nanvix.maven.source.PinnedFile;
import io.github.nanvix.maven.source.Reachability;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.source.SourcePins;
import io.github.nanvix.maven.store.StoreHealth;
import io.github.nanvix.maven.target.Host;
import io.github.nanvix.maven.toolchain.ArchivePin;
import io.github.nanvix.maven.toolchain.ContainerPin;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the machine and the project, and makes nothing that a build is made of. */
public final class Doctor {
  private static final Set<Part> TOOLCHAINS = EnumSet.of(Part.TOOLCHAIN, Part.HOST_TOOLCHAIN);
  private static final int NAMED = 3;

  private final Workshop workshop;
  private final Outlook outlook;
  private final Request request;
  private final Checkup checkup;

  /**
   * What is wanted.
   *
   * @param machine what this machine is
   * @param jobs how many compilers may run at once
   * @param limit how many bytes the store should have at most
   * @param thoroughly whether every file of the store is read
   * @param memory the kernel's file about memory
   */
  public record Request(Host machine, int jobs, long limit, boolean thoroughly, Path memory) {}

  Doctor(Workshop workshop, Outlook outlook, Request request, Checkup checkup) {
    this.workshop = workshop;
    this.outlook = outlook;
    this.request = request;
    this.checkup = checkup;
  }

  void run() {
    checkup.look(
        "machine",
        () -> {
          outlook.requireHost(TOOLCHAINS, request.machine());
          return request.machine() + ", for " + workshop.triple();
        });
    checkup.look(
        "programs",
        () -> {
          outlook.requireMachine(TOOLCHAINS);
          return "all that builds call are on the PATH";
        });
    engine();
    store();
    checkup.look("disk", this::disk);
    try {
      Memory.read(request.memory()).look(checkup, request.jobs());
    } catch (BuildException e) {
      checkup.note("memory", String.valueOf(e.getMessage()), "");
    }
    runner();
    new OwnPins(workshop.pins(), workshop.settings().pins()).look(checkup);
    locators();
  }

  private void engine() {
    if (workshop.spec().components(ContainerPin.class).isEmpty()) {
      checkup.fine("container engine", "not needed by \"" + workshop.spec().name() + "\"");
      return;
    }
    checkup.look(
        "container engine",
        () -> {
          ContainerEngine.find(
              workshop.settings().places().engine(),
              workshop.store().temporary(),
              workshop.runner());
          return "it answers";
        });
  }

  private void store() {
    Path root = workshop.storeRoot();
    StoreHealth health;
    try {
      health = StoreHealth.of(root, request.thoroughly());
    } catch (BuildException e) {
      checkup.problem("store", e);
      return;
    }
    String text =
        "\"%s\": %s, %s; in the last 7 days %s, %s"
            .formatted(
                root,
                new Count(health.all().count(), "entry"),
                new ByteSize(health.all().bytes()),
                new Count(health.added().count(), "entry"),
                new ByteSize(health.added().bytes()));
    if (health.all().bytes() > request.limit()) {
      checkup.problem(
          "store",
          text + ": more than " + new ByteSize(request.limit()),
          goal("store-gc", "-Dnanvix.store.limit=" + request.limit()));
    } else {
      checkup.fine("store", text);
    }
    List<String> damaged = health.damaged();
    if (!damaged.isEmpty()) {
      checkup.problem(
          "damaged entries",
          damaged.stream().limit(NAMED).collect(Collectors.joining("; "))
              + (damaged.size() > NAMED ? "; and " + (damaged.size() - NAMED) + " more" : ""),
          goal("store-gc", "-Dnanvix.store.check"));
    }
    if (health.leftovers().count() > 0) {
      checkup.note(
          "leftovers",
          "builds that failed or were killed have left "
              + new Count(health.leftovers().count(), "directory")
              + ", "
              + new ByteSize(health.leftovers().bytes()),
          goal("store-gc"));
    }
  }

  private String disk() {
    SpaceNeeds needs = new SpaceNeeds(workshop.storeRoot());
    needs.add(outlook.needs(TOOLCHAINS));
    needs.require();
    return "there is room for what is missing in the store";
  }

  private void runner() {
    List<String> faults = new ArrayList<>();
    Optional<Runner> there;
    try {
      there = workshop.presentRunner(faults);
    } catch (BuildException e) {
      checkup.problem("runner", e);
      return;
    }
    if (there.isPresent()) {
      checkup.fine("runner", "programs are run by " + there.get().description());
      return;
    }
    String text =
        "nothing here runs programs of " + workshop.triple() + ": " + String.join("; ", faults);
    String command = goal("runner");
    if (workshop.settings().network().offline()) {
      checkup.problem("runner", text + "; and Maven is offline", command);
    } else {
      checkup.note("runner", text + "; a build fetches an emulator into the store", command);
    }
  }

  private void locators() {
    Map<PinnedFile, String> wanted = new LinkedHashMap<>();
    toolchain(workshop.settings().toolchain()).ifPresent(spec -> components(spec, wanted));
    Set<PinnedFile> ofTarget = Set.copyOf(wanted.keySet());
    toolchain(workshop.settings().hostToolchain()).ifPresent(spec -> components(spec, wanted));
    sources(wanted);
    Reachability reachability = new Reachability(workshop.settings().network());
    if (workshop.settings().network().offline()) {
      wanted.keySet().removeIf(file -> !reachability.isElsewhere(file));
      offline(wanted, ofTarget);
      return;
    }
    if (wanted.isEmpty()) {
      checkup.fine("locators", "all that builds fetch is in the store");
      return;
    }
    String names = String.join(", ", wanted.values());
    Map<PinnedFile, String> unreachable = reachability.unreachable(wanted.keySet());
    if (unreachable.isEmpty()) {
      checkup.fine(
          "locators", "no place is out of reach for what is still to be fetched: " + names);
    }
    unreachable.forEach(
        (file, reasons) ->
            checkup.problem(
                "locators",
                "no place has \"" + file.fileName() + "\" now: " + reasons,
                workshop.settings().network().debianMirror().isPresent()
                    ? goal("doctor", "-Dnanvix.debianMirror=")
                    : ""));
  }

  /** Without the target's toolchain nothing is built; who needs the rest, the project says. */
  private void offline(Map<PinnedFile, String> wanted, Set<PinnedFile> ofTarget) {
    String names = String.join(", ", wanted.values());
    if (wanted.isEmpty()) {
      checkup.fine("locators", "nothing has to be fetched");
    } else if (wanted.keySet().stream().anyMatch(ofTarget::contains)) {
      checkup.problem(
          "locators", "not in the store, and Maven is offline: " + names, goal("toolchain"));
    } else {
      checkup.note("locators", "not in the store, and Maven is offline: " + names, "");
    }
  }

  private Optional<ToolchainSpec> toolchain(String name) {
    try {
      return Optional.of(workshop.spec(name));
    } catch (BuildException e) {
      // Said where the pins are looked at.
      return Optional.empty();
    }
  }

  private void components(ToolchainSpec spec, Map<PinnedFile, String> wanted) {
    spec.components(ArchivePin.class).stream()
        .filter(pin -> !workshop.prerequisites().has(pin))
        .forEach(pin -> wanted.put(pin.file(), pin.name()));
  }

  /** CPython's, and those that the project itself pins. */
  private void sources(Map<PinnedFile, String> wanted) {
    List<String> names = new ArrayList<>();
    names.add(PythonRecipe.read(workshop.pins()).source());
    new OwnPins(workshop.pins(), workshop.settings().pins())
        .own().stream()
            .filter(path -> path.startsWith("sources/"))
            .map(path -> path.substring("sources/".length(), path.length() - ".toml".length()))
            .forEach(names::add);
    names.forEach(
        name ->
            missing(name)
                .ifPresent(
                    version -> wanted.put(pin(name, version), "source " + name + " " + version)));
  }

  /** The version of a source that the store lacks. */
  private Optional<String> missing(String name) {
    SourceCatalog.Request source =
        new SourceCatalog.Request(name, Optional.empty(), Optional.empty(), List.of());
    try {
      String version = workshop.sources().version(source);
      pin(name, version);
      return workshop.sources().has(source) ? Optional.empty() : Optional.of(version);
    } catch (BuildException e) {
      // Said where the pins are looked at.
      return Optional.empty();
    }
  }

  private PinnedFile pin(String name, String version) {
    return new SourcePins(workshop.pins()).pin(name, version);
  }

  /** A goal of ours on the same store. */
  private String goal(String name, String... options) {
    return "mvn nanvix:"
        + name
        + " -Dnanvix.store="
        + ShellWord.of(workshop.storeRoot())
        + (options.length == 0 ? "" : " " + String.join(" ", options));
  }
}
