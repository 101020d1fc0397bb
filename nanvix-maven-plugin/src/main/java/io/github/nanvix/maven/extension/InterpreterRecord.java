// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.extension;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.TomlText;
import java.util.List;

/**
 * What compiling an extension module for an interpreter takes beside its headers.
 *
 * @param version of CPython
 * @param triple that it was built for
 * @param toolchain the id of the toolchain; objects of two toolchains must not meet in one process
 * @param suffix what the file names of its modules end with
 * @param tag the tag of wheels for it alone, with hyphens: {@code cp313-cp313-linux_i686}
 * @param compile what the compiler is told for each file of a module
 */
public record InterpreterRecord(
    String version,
    String triple,
    String toolchain,
    String suffix,
    String tag,
    List<String> compile) {
  /** Where it lies in an interpreter's development tree. */
  public static final RelativePath FILE = new RelativePath("share/nanvix/python-dev.toml");

  /** Keeps its own copy. */
  public InterpreterRecord {
    compile = List.copyOf(compile);
  }

  static InterpreterRecord parse(String document, String text) {
    TomlNode node = TomlFile.parse(document, text);
    node.allowOnly("version", "triple", "toolchain", "suffix", "tag", "compile");
    return new InterpreterRecord(
        node.string("version"),
        node.string("triple"),
        node.string("toolchain"),
        node.string("suffix"),
        node.string("tag"),
        node.strings("compile"));
  }

  String toToml() {
    return new TomlText()
        .with("version", version)
        .with("triple", triple)
        .with("toolchain", toolchain)
        .with("suffix", suffix)
        .with("tag", tag)
        .with("compile", compile)
        .toString();
  }
}
