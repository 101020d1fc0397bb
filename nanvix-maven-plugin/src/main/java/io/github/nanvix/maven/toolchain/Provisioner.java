// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.container.ContainerEngine;
import io.github.nanvix.maven.container.Images;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.LicenseTexts;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.UnpackedComponent.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From a toolchain's name to a toolchain that is there and answers. */
public final class Provisioner {
  private final PinCatalog pins;
  private final Store store;
  private final Network network;
  private final ToolchainPlaces places;
  private final CommandRunner runner;
  private final Prerequisites prerequisites;
  private @Nullable ContainerEngine engine;

  /** A provisioner that keeps what it makes in the given store. */
  public Provisioner(
      PinCatalog pins, Store store, Network network, ToolchainPlaces places, CommandRunner runner) {
    this.pins = pins;
    this.store = store.with(CommandRunner.class, runner);
    this.network = network;
    this.places = places;
    this.runner = runner;
    this.prerequisites = new Prerequisites(pins, store, network, places);
  }

  /**
   * A toolchain with what there is to say of it.
   *
   * @param entry what the console should say
   * @param content tells all that the toolchain's id is the digest of, with what its components are
   *     made of
   * @param choice why it links in another way than its pin file says first, if it does
   */
  public record Provisioned(
      Toolchain toolchain, StoreEntry entry, Supplier<Inputs> content, Optional<String> choice) {}

  /**
   * Provides a toolchain, after checking that the machine has what builds need, and that what lies
   * outside of the store is what is pinned.
   *
   * @param name of the pin file, for example {@code i686-nanvix-hosted}
   */
  public Provisioned provide(String name) {
    ToolchainSpec spec = ToolchainSpec.read(pins, name);
    Surroundings surroundings = surroundings(spec);
    List<Component> components = components(spec, spec.components());
    Provisioned first = assemble(spec, components, surroundings);
    first.toolchain().sdkManifest().ifPresent(SdkManifest::requireMirror);
    return SharedRuntime.insteadOf(first.toolchain(), pins, this::search)
        .map(
            shared -> {
              Provisioned second = assemble(spec.with(shared.model()), components, surroundings);
              return new Provisioned(
                  second.toolchain(),
                  second.entry(),
                  second.content(),
                  Optional.of(shared.reason(first.toolchain())));
            })
        .orElse(first);
  }

  private Provisioned assemble(
      ToolchainSpec spec, List<Component> components, Surroundings surroundings) {
    AssembledToolchain assembled = new AssembledToolchain(spec, components);
    StoreEntry entry = workshop(surroundings).produce(assembled);
    Toolchain toolchain =
        new Toolchain(
            assembled.id().hex(), entry.tree(), spec, licenses(spec, surroundings), surroundings);
    return new Provisioned(toolchain, entry, assembled::detailed, Optional.empty());
  }

  private Optional<Path> search(Toolchain toolchain, String library) {
    return inScratch(log -> new LibrarySearch(toolchain, runner, log).find(library));
  }

  /**
   * Provides a pinned archive that belongs to no toolchain.
   *
   * @param name of the pin file, for example {@code qemu-user-static-7.2.18-amd64}
   */
  public StoreEntry component(String name) {
    return unpacked(archive(name));
  }

  /** As {@link #component}, if it has been provided before. */
  public Optional<StoreEntry> findComponent(String name) {
    return store.find(UnpackedComponent.of(archive(name)), title(name));
  }

  private ArchivePin archive(String name) {
    if (ComponentPin.read(pins, name) instanceof ArchivePin archive) {
      return archive;
    }
    throw BuildException.input(
        "Component \"" + name + "\" is no archive.",
        "Name another, or pin an archive in components/" + name + ".toml.");
  }

  private List<Component> components(ToolchainSpec spec, List<ComponentPin> pins) {
    return pins.stream().map(pin -> component(spec, pin)).toList();
  }

  private ToolchainLicenses licenses(ToolchainSpec spec, Surroundings surroundings) {
    LicensePins licenses = spec.licenses();
    SortedMap<RelativePath, Path> libraries =
        licenses.components().isEmpty()
            ? new TreeMap<>()
            : ToolchainLicenses.in(
                workshop(surroundings)
                    .with(ToolchainSpec.class, spec)
                    .produce(
                        new AssembledLicenses(components(spec, licenses.components())),
                        "licences of toolchain " + spec.name()));
    return new ToolchainLicenses(
        libraries,
        LicenseTexts.provide(store, "licences of " + spec.name() + "'s loader", licenses.texts()));
  }

  /** What steps work with that take components. */
  private Store workshop(Surroundings surroundings) {
    return store
        .with(Surroundings.class, surroundings)
        .with(ArchiveComponent.Unpacked.class, this::unpacked);
  }

  private Surroundings surroundings(ToolchainSpec spec) {
    List<ContainerPin> images = spec.components(ContainerPin.class);
    if (images.isEmpty()) {
      return HostTools.find(store, network.toolDirectories(), prerequisites.furtherPrograms(spec));
    }
    if (images.size() > 1) {
      throw BuildException.input(
          "Toolchain \"" + spec.name() + "\" has more than one container image.",
          "Leave one of them in components in toolchains/" + spec.name() + ".toml.");
    }
    List<Path> readable = new ArrayList<>(List.of(store.root()));
    for (DirectoryPin pin : spec.components(DirectoryPin.class)) {
      readable.add(prerequisites.place(spec, pin).directory());
    }
    return new ContainerTools(engine(), images.get(0), readable);
  }

  private Component component(ToolchainSpec spec, ComponentPin pin) {
    if (pin instanceof ArchivePin archive) {
      return new ArchiveComponent(archive);
    }
    if (pin instanceof DirectoryPin directory) {
      return DirectoryComponent.checked(directory, prerequisites.place(spec, directory));
    }
    ContainerPin container = (ContainerPin) pin;
    Images images = engine().images();
    images.require(container.image(), network.offline());
    return new ContainerComponent(container, images);
  }

  private synchronized ContainerEngine engine() {
    ContainerEngine found = engine;
    if (found == null) {
      found = ContainerEngine.find(places.engine(), store.temporary(), runner);
      engine = found;
    }
    return found;
  }

  private static String title(String component) {
    return "component " + component;
  }

  private StoreEntry unpacked(ArchivePin pin) {
    Fetcher fetcher = new Fetcher(network, runner, store);
    return unpacked(
        pin,
        directory -> fetcher.fetch(pin.file(), directory),
        archive ->
            pin.licensesAlone()
                .ifPresent(alone -> unpacked(alone, directory -> archive, any -> {})));
  }

  private StoreEntry unpacked(
      ArchivePin pin, Function<Path, Path> archive, Consumer<Path> fetched) {
    return store
        .with(Delivery.class, new Delivery(archive, fetched))
        .produce(UnpackedComponent.of(pin), title(pin.name()));
  }

  /** Asks a provisioned compiler for its version: a store can outlive the libraries it needs. */
  public void probe(Toolchain toolchain) {
    String remedy =
        "If those are there, delete \""
            + toolchain.directory().getParent()
            + "\" and what it was made of, \""
            + store.root().resolve("component")
            + "\", to provision it again.";
    inScratch(
        log -> {
          new Probe(toolchain, runner, remedy)
              .version(log, Map.of("PATH", toolchain.surroundings().path(), "LC_ALL", "C"));
          return toolchain;
        });
  }

  private <T> T inScratch(Function<Path, T> work) {
    Path directory = store.temporary();
    try {
      Path log = Files.createTempDirectory(Files.createDirectories(directory), "probe-");
      try {
        return work.apply(log);
      } finally {
        Trees.delete(log);
      }
    } catch (IOException e) {
      throw DiskFailure.of("write below", directory, e);
    }
  }
}
