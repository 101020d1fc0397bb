// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configure script, then make.
 *
 * @param script its path below the directory
 * @param fixed what stands before its arguments, in the place of {@code --build}, {@code --host}
 *     and {@code --prefix=/}
 * @param arguments of the script
 * @param variables of the environment, beside those of the toolchain
 * @param reads the files of the source that the script reads, and the only ones that it then sees;
 *     where none are named, it sees all, and a change of any file makes what it found out and made
 *     before worthless
 * @param askAgain its answers that are not kept
 * @param make arguments of make
 */
public record ConfigureBuild(
    String directory,
    String script,
    Optional<List<String>> fixed,
    List<String> arguments,
    Map<String, String> variables,
    List<Glob> reads,
    List<String> askAgain,
    List<String> make,
    boolean mapsPrefixes)
    implements Build {

  static ConfigureBuild from(TomlNode node) {
    node.allowOnly(
        "kind",
        "directory",
        "script",
        "fixed",
        "arguments",
        "variables",
        "reads",
        "ask-again",
        "make",
        "prefix-map");
    return new ConfigureBuild(
        Build.directory(node),
        node.keys().contains("script") ? node.path("script").text() : "configure",
        node.keys().contains("fixed") ? Optional.of(node.strings("fixed")) : Optional.empty(),
        node.strings("arguments"),
        node.stringMap("variables"),
        Globs.of(node, "reads"),
        node.strings("ask-again"),
        node.strings("make"),
        node.optionalFlag("prefix-map").orElse(true));
  }

  @Override
  public Inputs addTo(Inputs inputs) {
    inputs
        .with("build", "configure")
        .with("directory", directory)
        .with("script", script)
        .withList("argument", arguments)
        .withMap("variable", variables)
        .withList("reads", reads)
        .withList("ask-again", askAgain)
        .withList("make", make)
        .with("prefix-map", mapsPrefixes);
    fixed.ifPresent(words -> inputs.with("fixed", "" + words.size()).withList("fixed", words));
    return inputs;
  }
}
