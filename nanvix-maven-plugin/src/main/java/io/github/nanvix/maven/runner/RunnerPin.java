// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.runner;

import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.target.Triple;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How programs of one processor are run where the kernel refuses them.
 *
 * @param probe a small program of that processor, as hexadecimal digits
 * @param exitCode what the probe ends with
 * @param programs the emulator's names on the PATH; the first is its name in {@code component}, too
 * @param component the pinned component that brings {@code bin/} and the first name, if there is
 *     one
 * @param packages of Debian and the like, one of which holds the emulator
 * @param files where in such a package it may be
 * @param nameOption the emulator's option that gives a program another name; empty if it has none
 * @param install the command that installs it, for messages
 */
record RunnerPin(
    String probe,
    int exitCode,
    List<String> programs,
    Optional<String> component,
    List<String> packages,
    List<RelativePath> files,
    Optional<String> nameOption,
    String install) {

  /** The pin of a target's processor; without one, its programs are for the kernel alone. */
  static Optional<RunnerPin> of(PinCatalog pins, Triple triple) {
    String path = "runners/" + triple.processor() + ".toml";
    return pins.find(path).isEmpty() ? Optional.empty() : Optional.of(read(pins.toml(path)));
  }

  private static RunnerPin read(TomlNode node) {
    node.allowOnly("probe", "emulator");
    TomlNode probe = node.table("probe").allowOnly("program", "exit-code");
    TomlNode emulator =
        node.table("emulator")
            .allowOnly("programs", "component", "packages", "files", "name-option", "install");
    if (emulator.strings("programs").isEmpty()) {
      throw emulator.missing("programs", "the emulator's names on the PATH");
    }
    return new RunnerPin(
        digits(probe),
        Math.toIntExact(probe.optionalSize("exit-code").orElse(0L)),
        emulator.strings("programs"),
        emulator.optionalString("component"),
        emulator.strings("packages"),
        emulator.paths("files"),
        emulator.optionalString("name-option"),
        emulator.string("install"));
  }

  private static String digits(TomlNode probe) {
    String digits = String.join("", probe.strings("program"));
    try {
      HexFormat.of().parseHex(digits);
      return digits;
    } catch (IllegalArgumentException e) {
      throw probe.refuse(
          "program", "is no sequence of bytes: " + Reason.of(e), "strings of hexadecimal digits");
    }
  }

  /** The program itself. */
  byte[] program() {
    return HexFormat.of().parseHex(probe);
  }

  /** What people call the emulator. */
  String name() {
    return programs.get(0);
  }
}
