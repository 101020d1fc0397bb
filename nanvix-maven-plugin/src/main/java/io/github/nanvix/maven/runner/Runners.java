// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.runner;

import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.target.Triple;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.Provisioner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * From a target to what runs its programs on this machine: the kernel, else an emulator on the
 * PATH, else one that is fetched into the store: the pinned one, else what the machine's apt
 * offers. What is found has run the probe.
 *
 * @param found what the build already knows
 * @param fetched is told about an emulator that is fetched now
 */
public record Runners(
    PinCatalog pins,
    Store store,
    Provisioner provisioner,
    Network network,
    CommandRunner runner,
    RunnerMode mode,
    FoundRunners found,
    Consumer<StoreEntry> fetched) {

  /**
   * Finds the runner of a target.
   *
   * @throws BuildException if nothing on this machine runs the target's programs
   */
  public Runner of(Triple triple) {
    return RunnerPin.of(pins, triple).map(pin -> known(triple, pin)).orElse(Runner.KERNEL);
  }

  private Runner known(Triple triple, RunnerPin pin) {
    return found.runner(
        List.of(pin, mode, store.root(), network.toolDirectories()),
        () -> new Search(triple, pin).run());
  }

  /**
   * Makes sure that the store has an emulator, whatever else runs the target's programs here: for a
   * machine where nothing else does.
   *
   * @throws BuildException if none can be fetched
   */
  public void keepEmulator(Triple triple) {
    RunnerPin.of(pins, triple).ifPresent(pin -> new Search(triple, pin).keep());
  }

  /** Whether the kernel runs the target's programs; nothing else is looked at. */
  public boolean kernelRuns(Triple triple) {
    return RunnerPin.of(pins, triple)
        .map(pin -> new Search(triple, pin).isForKernel())
        .orElse(true);
  }

  /**
   * What there is already that runs the programs of a target; nothing is fetched.
   *
   * @param faults gets what was found and does not run them
   */
  public Optional<Runner> present(Triple triple, List<String> faults) {
    Optional<RunnerPin> pin = RunnerPin.of(pins, triple);
    return pin.isEmpty()
        ? Optional.of(Runner.KERNEL)
        : new Search(triple, pin.get()).present(faults);
  }

  /** The search for one target. */
  private final class Search {
    private final Triple triple;
    private final RunnerPin pin;
    private final RunnerProbe probe;
    private final List<String> faults = new ArrayList<>();

    Search(Triple triple, RunnerPin pin) {
      this.triple = triple;
      this.pin = pin;
      this.probe = new RunnerProbe(pin, runner, store.temporary());
    }

    boolean isForKernel() {
      if (mode == RunnerMode.EMULATOR) {
        faults.add("the kernel is not to be asked (-Dnanvix.runner=" + mode.text() + ")");
        return false;
      }
      Optional<String> refusal = found.refusal(pin, () -> probe.refusal(List.of()));
      refusal.ifPresent(reason -> faults.add("its kernel refuses them (" + reason + ")"));
      return refusal.isEmpty();
    }

    Runner run() {
      if (isForKernel()) {
        return Runner.KERNEL;
      }
      return onPath()
          .or(this::inStore)
          .or(() -> attempt(this::pinned))
          .or(() -> attempt(() -> made(fromApt())))
          .map(emulator -> new Runner(Optional.of(emulator)))
          .orElseThrow(this::none);
    }

    Optional<Runner> present(List<String> found) {
      if (isForKernel()) {
        return Optional.of(Runner.KERNEL);
      }
      Optional<Emulator> emulator = onPath().or(this::inStore);
      found.addAll(faults);
      return emulator.map(one -> new Runner(Optional.of(one)));
    }

    void keep() {
      if (attempt(this::pinned).or(() -> attempt(() -> made(fromApt()))).isEmpty()) {
        throw none();
      }
    }

    private Optional<Emulator> onPath() {
      List<Path> found =
          network.toolDirectories().stream()
              .flatMap(directory -> pin.programs().stream().map(directory::resolve))
              .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
              .toList();
      if (found.isEmpty()) {
        faults.add("there is no " + String.join(" or ", pin.programs()) + " on the PATH");
      }
      return found.stream().flatMap(program -> working(program).stream()).findFirst();
    }

    /** One that was fetched before, whichever way. */
    private Optional<Emulator> inStore() {
      return pin.component()
          .flatMap(provisioner::findComponent)
          .or(() -> store.find(fromApt()))
          .flatMap(entry -> working(program(entry)));
    }

    private Optional<Emulator> pinned() {
      return pin.component().map(provisioner::component).flatMap(entry -> announced(entry));
    }

    private AptEmulator fromApt() {
      return new AptEmulator(pin.name(), pin.packages(), pin.files());
    }

    private Optional<Emulator> made(AptEmulator step) {
      return pin.packages().isEmpty()
          ? Optional.empty()
          : announced(
              store.with(CommandRunner.class, runner).with(Network.class, network).produce(step));
    }

    private Optional<Emulator> announced(StoreEntry entry) {
      if (!entry.reused()) {
        fetched.accept(entry);
      }
      return working(program(entry));
    }

    private Path program(StoreEntry entry) {
      return entry.file("bin/" + pin.name());
    }

    /** What cannot be fetched is passed over as long as there are other ways. */
    private Optional<Emulator> attempt(Supplier<Optional<Emulator>> way) {
      try {
        return way.get();
      } catch (BuildException e) {
        if (RunnerProbe.isNoRefusal(e)) {
          throw e;
        }
        faults.add(Reason.of(e));
        return Optional.empty();
      }
    }

    private Optional<Emulator> working(Path program) {
      KnownEmulators known = KnownEmulators.of(store.root());
      Optional<Emulator> before = known.find(program, pin);
      if (before.isPresent()) {
        return before;
      }
      Optional<String> refusal = probe.refusal(List.of(program.toString()));
      if (refusal.isEmpty()) {
        Emulator emulator = probe.identify(program);
        known.keep(emulator, pin);
        return Optional.of(emulator);
      }
      faults.add("\"" + program + "\" does not run them (" + refusal.get() + ")");
      return Optional.empty();
    }

    private BuildException none() {
      return BuildException.environment(
          "Nothing on this machine runs programs for "
              + triple
              + ": "
              + String.join("; ", faults)
              + ".",
          "Install an emulator ("
              + pin.install()
              + "), or skip the runs of what is built with -Dnanvix.smoke.skip.");
    }
  }
}
