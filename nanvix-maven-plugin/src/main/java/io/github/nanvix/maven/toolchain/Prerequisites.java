// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.source.Locator;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.target.Host;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.DirectoryPlaces.Place;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What toolchains ask of this machine. Nothing is made to find out. */
public record Prerequisites(PinCatalog pins, Store store, Network network, ToolchainPlaces places) {

  /**
   * Looks whether a toolchain's programs run on a machine at all.
   *
   * @throws BuildException naming the machines that there are toolchains for
   */
  public void requireHost(ToolchainSpec spec, Host machine) {
    SortedSet<Host> hosts = spec.hosts();
    if (hosts.stream().allMatch(machine::equals)) {
      return;
    }
    SortedSet<Host> all = new TreeSet<>(hosts);
    for (String name : pins.names("toolchains")) {
      all.addAll(ToolchainSpec.read(pins, name).hosts());
    }
    throw BuildException.environment(
        "Toolchain \""
            + spec.name()
            + "\" runs on "
            + words(hosts)
            + ", and this machine is "
            + machine
            + ".",
        "There are toolchains for "
            + words(all)
            + ". Elsewhere build in a container or a virtual machine of that kind, on Windows in WSL 2,"
            + " or with a toolchain of your own.");
  }

  private static String words(Collection<Host> hosts) {
    return String.join(" and ", hosts.stream().map(Host::text).toList());
  }

  /**
   * Looks for the programs of this machine that some toolchains need.
   *
   * @throws BuildException naming all that are missing
   */
  public void requirePrograms(Collection<ToolchainSpec> specs) {
    Map<String, String> further = new TreeMap<>();
    boolean here = false;
    for (ToolchainSpec spec : specs) {
      if (spec.components(ContainerPin.class).isEmpty()) {
        here = true;
      } else {
        places.engine().locate();
      }
      further.putAll(furtherPrograms(spec));
    }
    if (here) {
      HostTools.require(network.toolDirectories(), further);
    }
  }

  /** What fetching takes, with the package to install. */
  Map<String, String> furtherPrograms(ToolchainSpec spec) {
    boolean debian =
        Stream.concat(spec.components().stream(), spec.licenses().components().stream())
            .filter(ArchivePin.class::isInstance)
            .map(ArchivePin.class::cast)
            .filter(pin -> !has(pin))
            .flatMap(pin -> pin.file().candidates().stream())
            .anyMatch(candidate -> candidate.locator() instanceof Locator.DebianPool);
    return debian && !network.offline() && network.debianMirror().isEmpty()
        ? Map.of(
            "apt-get", "Debian's package client, or give -Dnanvix.debianMirror=ADDRESS without it")
        : Map.of();
  }

  /** Whether a toolchain has been provisioned; of one that lies elsewhere nobody knows yet. */
  public boolean has(ToolchainSpec spec) {
    return contentOf(spec).map(content -> store.has(AssembledToolchain.KIND, content)).orElse(true);
  }

  /** What a toolchain's id is the digest of, unless that has to be looked for outside the store. */
  public Optional<Inputs> contentOf(ToolchainSpec spec) {
    return spec.liesElsewhere()
        ? Optional.empty()
        : Optional.of(
            AssembledToolchain.content(
                spec,
                spec.components(ArchivePin.class).stream()
                    .map(pin -> UnpackedComponent.content(pin).fingerprint())
                    .toList()));
  }

  /** Whether an archive has been unpacked before. */
  public boolean has(ArchivePin pin) {
    return store.has(UnpackedComponent.KIND, UnpackedComponent.content(pin));
  }

  /**
   * Looks for the directories of this machine that are a toolchain's components.
   *
   * @throws BuildException if nothing says where one is, or it is not there
   */
  public void requireDirectories(ToolchainSpec spec) {
    spec.components(DirectoryPin.class)
        .forEach(pin -> DirectoryComponent.require(pin, place(spec, pin)));
  }

  /** Where such a directory is. */
  Place place(ToolchainSpec spec, DirectoryPin pin) {
    return places
        .directories()
        .of(spec, pin)
        .or(
            () ->
                pin.path()
                    .map(
                        path -> new Place(places.base().resolve(path).normalize(), pin.pinnedIn())))
        .orElseThrow(
            () ->
                BuildException.input(
                    "Nothing says where the directory \""
                        + pin.name()
                        + "\" of toolchain \""
                        + spec.name()
                        + "\" is.",
                    "Give -Dnanvix.toolchain.directory=DIR, an <installDirectory> in"
                        + " toolchains.xml, or path in "
                        + pin.pinnedIn()
                        + "."));
  }
}
