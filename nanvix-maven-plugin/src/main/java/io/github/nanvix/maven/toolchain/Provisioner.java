package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.Locator;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From a toolchain's name to a toolchain that is there and answers. */
public final class Provisioner {
  private final PinCatalog pins;
  private final Store store;
  private final Network network;
  private final CommandRunner runner;

  /** A provisioner that keeps what it makes in the given store. */
  public Provisioner(PinCatalog pins, Store store, Network network, CommandRunner runner) {
    this.pins = pins;
    this.store = store;
    this.network = network;
    this.runner = runner;
  }

  /** A toolchain with what the console should say of it. */
  public record Provisioned(Toolchain toolchain, StoreEntry entry) {}

  /**
   * Provides a toolchain, after checking that the machine has what builds need.
   *
   * @param name of the pin file, for example {@code i686-nanvix-hosted}
   */
  public Provisioned provide(String name) {
    ToolchainSpec spec = ToolchainSpec.read(pins, name);
    Fetcher fetcher = new Fetcher(network, runner);
    List<UnpackedComponent> steps =
        spec.components().stream().map(pin -> new UnpackedComponent(pin, fetcher)).toList();
    HostTools hostTools = HostTools.find(store, network.toolDirectories(), neededFor(steps));
    List<StoreEntry> components = new ArrayList<>();
    steps.forEach(step -> components.add(store.produce(step)));
    AssembledToolchain assembled = new AssembledToolchain(spec, components, hostTools, runner);
    StoreEntry entry = store.produce(assembled);
    Toolchain toolchain = new Toolchain(entry.fingerprint().hex(), entry.tree(), spec, hostTools);
    return new Provisioned(toolchain, entry);
  }

  /** Asks a provisioned compiler for its version: a store can outlive the libraries it needs. */
  public void probe(Toolchain toolchain) {
    Path directory = store.root().resolve("tmp");
    String remedy =
        "If those are there, delete \""
            + toolchain.directory().getParent()
            + "\" and what it was made of, \""
            + store.root().resolve("component")
            + "\", to provision it again.";
    try {
      Path log = Files.createTempDirectory(Files.createDirectories(directory), "probe-");
      try {
        new Probe(toolchain, runner, remedy)
            .version(
                log, Map.of("PATH", toolchain.hostTools().directory().toString(), "LC_ALL", "C"));
      } finally {
        Trees.delete(log);
      }
    } catch (IOException e) {
      throw DiskFailure.of("write below", directory, e);
    }
  }

  private Map<String, String> neededFor(List<UnpackedComponent> steps) {
    boolean debian =
        steps.stream()
            .filter(step -> store.find(step).isEmpty())
            .flatMap(step -> step.pin().file().candidates().stream())
            .anyMatch(candidate -> candidate.locator() instanceof Locator.DebianPool);
    Map<String, String> needed = new TreeMap<>();
    if (debian && !network.offline() && network.debianMirror().isEmpty()) {
      needed.put(
          "apt-get", "Debian's package client, or give -Dnanvix.debianMirror=ADDRESS without it");
    }
    return needed;
  }
}
