// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.manifest.Variant.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which variants are meant: of a matrix those that have these values; without a matrix the one that
 * has them, and the usual values for the rest.
 */
public record VariantChoice(
    Optional<Platform> platform,
    Optional<String> machine,
    Optional<String> mode,
    Optional<String> memory) {
  /** All variants that there are. */
  public static final VariantChoice NONE =
      new VariantChoice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final Variant USUAL =
      new Variant(Platform.LINUX, "microvm", "standalone", "256mb");

  /**
   * Reads what a user gave.
   *
   * @throws BuildException naming the parameter that is nonsense
   */
  public static VariantChoice of(
      Optional<String> platform,
      Optional<String> machine,
      Optional<String> mode,
      Optional<String> memory) {
    platform
        .filter(text -> !Platform.isPlatform(text))
        .ifPresent(text -> refuse("platform", text, "linux or windows"));
    checkName("machine", machine);
    checkName("mode", mode);
    checkName("memory", memory);
    return new VariantChoice(platform.map(Platform::of), machine, mode, memory);
  }

  /** Whether anything was chosen. */
  public boolean isEmpty() {
    return Stream.of(platform, machine, mode, memory).allMatch(Optional::isEmpty);
  }

  /**
   * The variants of a package.
   *
   * @throws BuildException if none of them has the chosen values
   */
  public List<Variant> of(Optional<BuildMatrix> matrix) {
    if (matrix.isEmpty()) {
      return List.of(
          new Variant(
              platform.orElse(USUAL.platform()),
              machine.orElse(USUAL.machine()),
              mode.orElse(USUAL.mode()),
              memory.orElse(USUAL.memory())));
    }
    List<Variant> all = matrix.get().cells().stream().map(this::variant).distinct().toList();
    List<Variant> chosen = all.stream().filter(this::covers).toList();
    if (chosen.isEmpty()) {
      throw BuildException.input(
          "[builds.matrix] of the manifest has no variant with " + this + ".",
          "It has " + all.stream().map(VariantChoice::words).toList() + ".");
    }
    return chosen;
  }

  /** A cell names a machine or the system below it; the other is chosen, or as usual. */
  private Variant variant(BuildMatrix.Cell cell) {
    boolean named = Platform.isPlatform(cell.platform());
    return new Variant(
        named ? Platform.of(cell.platform()) : platform.orElse(USUAL.platform()),
        named ? machine.orElse(USUAL.machine()) : cell.platform(),
        cell.mode(),
        cell.memory());
  }

  private boolean covers(Variant variant) {
    return platform.orElse(variant.platform()) == variant.platform()
        && machine.orElse(variant.machine()).equals(variant.machine())
        && mode.orElse(variant.mode()).equals(variant.mode())
        && memory.orElse(variant.memory()).equals(variant.memory());
  }

  private static String words(Variant variant) {
    return String.join(
        " ", variant.platform().text(), variant.machine(), variant.mode(), variant.memory());
  }

  /** What was chosen, for messages. */
  @Override
  public String toString() {
    return Stream.of(
            platform.map(value -> "platform " + value.text()),
            machine.map(value -> "machine " + value),
            mode.map(value -> "mode " + value),
            memory.map(value -> "memory " + value))
        .flatMap(Optional::stream)
        .reduce((one, other) -> one + ", " + other)
        .orElse("any values");
  }

  private static void checkName(String parameter, Optional<String> value) {
    try {
      value.ifPresent(Words::name);
    } catch (IllegalArgumentException e) {
      refuse(parameter, value.orElseThrow(), Words.EXPECTED_NAME);
    }
  }

  private static void refuse(String parameter, String text, String expected) {
    throw BuildException.input(
        "Parameter \"" + parameter + "\" is \"" + text + "\".", "Expected " + expected + ".");
  }
}
