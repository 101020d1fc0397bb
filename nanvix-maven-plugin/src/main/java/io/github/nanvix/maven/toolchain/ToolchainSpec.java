// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.target.Host;
import io.github.nanvix.maven.target.Triple;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A toolchain as it is pinned.
 *
 * @param name of its pin file
 * @param triple the target; also the classifier of what it builds
 * @param configureHost what autoconf is told with {@code --host}
 * @param loader the loader profile that plays on the target
 * @param components what it is assembled from, in order
 * @param runtimeSources C files of the catalogue by path, compiled into every exporting executable
 * @param runtimeFlags what these are compiled with, beside what every compilation gets
 * @param runtimeCommands what is made of the compiled files, by tool role and arguments, in order
 * @param headers C headers for programs, by their places below {@code usr/include}
 * @param driverFlags what the compiler driver reads before its arguments
 * @param tools role ({@code cc}, {@code ar}, …) to program name
 * @param probeVersion what the first line of {@code cc --version} must begin with, in whole words
 * @param linkModel how to compile and link with it
 * @param runtime the files that every image carries: path in the toolchain to path in the sysroot
 * @param licenses whose terms go with what it links
 * @param imageLoader which of them starts programs that ask for a loader; empty where none do
 */
public record ToolchainSpec(
    String name,
    Triple triple,
    String configureHost,
    String loader,
    List<ComponentPin> components,
    Map<String, byte[]> runtimeSources,
    List<String> runtimeFlags,
    List<List<String>> runtimeCommands,
    Map<RelativePath, byte[]> headers,
    List<String> driverFlags,
    Map<String, String> tools,
    String probeVersion,
    LinkModel linkModel,
    Map<RelativePath, RelativePath> runtime,
    LicensePins licenses,
    Optional<ImageLoader> imageLoader) {

  /** Of two, those are the same that make the same toolchain of the same components. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ToolchainSpec spec && spec.identity().equals(identity());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }

  private String identity() {
    return AssembledToolchain.content(this, List.of()).text();
  }

  /** Reads {@code toolchains/<name>.toml} and the components that it names. */
  public static ToolchainSpec read(PinCatalog pins, String name) {
    TomlNode node = pins.toml("toolchains/" + name + ".toml");
    node.allowOnly(
        "triple",
        "configure-host",
        "loader",
        "components",
        "runtime-sources",
        "runtime-flags",
        "runtime-commands",
        "headers",
        "driver-flags",
        "tools",
        "probe",
        "link-model",
        "shared-runtime",
        "runtime",
        "licenses",
        "run");
    Map<String, byte[]> sources = new LinkedHashMap<>();
    node.strings("runtime-sources").forEach(path -> sources.put(path, pins.bytes(path)));
    Map<RelativePath, byte[]> headers = new TreeMap<>();
    node.pathMap("headers").forEach((file, at) -> headers.put(at, pins.bytes(file.text())));
    Map<RelativePath, RelativePath> runtime = node.pathMap("runtime");
    if (new HashSet<>(runtime.values()).size() < runtime.size()) {
      throw node.refuse("runtime", "names one place twice", "a place in the sysroot for each file");
    }
    List<ComponentPin> components =
        node.strings("components").stream().map(c -> ComponentPin.read(pins, c)).toList();
    return new ToolchainSpec(
        name,
        node.parsed("triple", Triple::new),
        node.string("configure-host"),
        node.string("loader"),
        components,
        sources,
        node.strings("runtime-flags"),
        node.stringLists("runtime-commands"),
        headers,
        node.strings("driver-flags"),
        node.stringMap("tools"),
        node.table("probe").allowOnly("version").string("version"),
        LinkModel.of(node, pins),
        runtime,
        LicensePins.of(node, pins, components),
        node.optionalTable("run").map(run -> ImageLoader.from(run, runtime.values())));
  }

  /** The same toolchain, linking in another way. */
  ToolchainSpec with(LinkModel other) {
    return new ToolchainSpec(
        name,
        triple,
        configureHost,
        loader,
        components,
        runtimeSources,
        runtimeFlags,
        runtimeCommands,
        headers,
        driverFlags,
        tools,
        probeVersion,
        other,
        runtime,
        licenses,
        imageLoader);
  }

  /**
   * The names of the shared objects of the C runtime that a link takes only where they are of use:
   * what DT_NEEDED may list besides what it has to.
   */
  public Set<String> mayBeNeeded() {
    return Stream.concat(
            runtime.values().stream().map(RelativePath::fileName),
            linkModel.programNeeded().stream())
        .filter(name -> !linkModel.needed().contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The components of one kind. */
  public <T extends ComponentPin> List<T> components(Class<T> kind) {
    return components.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What its programs run on; empty where all of them lie elsewhere. */
  public SortedSet<Host> hosts() {
    return components(ArchivePin.class).stream()
        .flatMap(pin -> pin.host().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a part of it is outside of the store, where it can change at any time. */
  public boolean liesElsewhere() {
    return components(ArchivePin.class).size() < components.size();
  }

  /** The digests of the runtime sources by path. */
  Map<String, Sha256> runtimeDigests() {
    return digests(runtimeSources);
  }

  /** The digests of the headers by place. */
  Map<RelativePath, Sha256> headerDigests() {
    return digests(headers);
  }

  private static <K> Map<K, Sha256> digests(Map<K, byte[]> files) {
    Map<K, Sha256> digests = new LinkedHashMap<>();
    files.forEach((path, bytes) -> digests.put(path, Sha256.of(bytes)));
    return digests;
  }
}
