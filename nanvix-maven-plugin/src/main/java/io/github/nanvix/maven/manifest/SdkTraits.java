package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.UnknownKey;
import java.util.List;
import java.util.Optional;

/** What an SDK says of itself; a table that a lock file lacks is absent. */
public record SdkTraits(
    Optional<Target> target,
    Optional<Compiler> toolchain,
    Optional<Compat> compat,
    Optional<Features> features) {

  /** {@code [metadata.sdk.target]}: the triple, and the short form of it. */
  public record Target(Optional<String> alias, Optional<String> triple) {}

  /** {@code [metadata.sdk.toolchain]}: where its compiler comes from. */
  public record Compiler(
      Optional<String> llvmCommit, Optional<String> llvmVersion, Optional<String> portBranch) {}

  /** {@code [metadata.sdk.compat]}: what its binaries get on with. */
  public record Compat(
      Optional<String> abi,
      Optional<String> cAbi,
      Optional<String> cxxAbi,
      Optional<String> minNanvixOs) {}

  /**
   * {@code [metadata.sdk.features]}.
   *
   * @param dynamicLoader whether programs can open shared objects
   */
  public record Features(
      Optional<String> compilerRt,
      Optional<Boolean> dynamicLoader,
      Optional<Boolean> filesystem,
      Optional<Boolean> localization,
      Optional<Boolean> wideChars) {}

  static SdkTraits from(TomlNode sdk, List<UnknownKey> unknown) {
    return new SdkTraits(
        sdk.optionalTable("target").map(node -> target(node, unknown)),
        sdk.optionalTable("toolchain").map(node -> compiler(node, unknown)),
        sdk.optionalTable("compat").map(node -> compat(node, unknown)),
        sdk.optionalTable("features").map(node -> features(node, unknown)));
  }

  private static Target target(TomlNode node, List<UnknownKey> unknown) {
    unknown.addAll(node.unknown("alias", "triple"));
    return new Target(node.optionalString("alias"), node.optionalString("triple"));
  }

  private static Compiler compiler(TomlNode node, List<UnknownKey> unknown) {
    unknown.addAll(node.unknown("llvm_commit", "llvm_version", "port_branch"));
    return new Compiler(
        node.optionalString("llvm_commit"),
        node.optionalString("llvm_version"),
        node.optionalString("port_branch"));
  }

  private static Compat compat(TomlNode node, List<UnknownKey> unknown) {
    unknown.addAll(node.unknown("abi", "c_abi", "cxx_abi", "min_nanvix_os"));
    return new Compat(
        node.optionalString("abi"),
        node.optionalString("c_abi"),
        node.optionalString("cxx_abi"),
        node.optionalString("min_nanvix_os"));
  }

  private static Features features(TomlNode node, List<UnknownKey> unknown) {
    unknown.addAll(
        node.unknown("compiler_rt", "dynamic_loader", "filesystem", "localization", "wide_chars"));
    return new Features(
        node.optionalString("compiler_rt"),
        node.optionalFlag("dynamic_loader"),
        node.optionalFlag("filesystem"),
        node.optionalFlag("localization"),
        node.optionalFlag("wide_chars"));
  }
}
