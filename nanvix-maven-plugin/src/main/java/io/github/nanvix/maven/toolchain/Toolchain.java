// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provisioned toolchain: of two, those are the same that are made of the same.
 *
 * @param id the digest of all that it is made of, as hexadecimal digits
 * @param directory where it is
 * @param spec what it was pinned as
 * @param licenses the terms that go with what it links
 * @param surroundings where its commands run, and beside which other programs
 */
public record Toolchain(
    String id,
    Path directory,
    ToolchainSpec spec,
    ToolchainLicenses licenses,
    Surroundings surroundings) {
  private static final String LIBRARIES = "sysroot/usr/lib";

  /** One that links nothing that anybody gets. */
  public Toolchain(String id, Path directory, ToolchainSpec spec, Surroundings surroundings) {
    this(id, directory, spec, ToolchainLicenses.NONE, surroundings);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Toolchain toolchain && toolchain.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The absolute path of a tool by role: {@code cc}, {@code ar}, {@code strip}, … */
  public String tool(String role) {
    return directory.resolve("bin").resolve(toolName(role)).toString();
  }

  /** The bare name of a tool by role, for command lines that are recorded in what they build. */
  public String toolName(String role) {
    String name = spec.tools().get(role);
    if (name == null) {
      throw BuildException.input(
          "Toolchain \"" + spec.name() + "\" has no tool for the role \"" + role + "\".",
          "Name it under [tools] in toolchains/" + spec.name() + ".toml.");
    }
    return name;
  }

  /** The tools as the variables that configure scripts know: {@code CC}, {@code AR}, … */
  public Map<String, String> configureVariables() {
    Map<String, String> variables = new TreeMap<>();
    spec.tools().forEach((role, name) -> variables.put(role.toUpperCase(Locale.ROOT), name));
    variables.putAll(HostTools.CONFIGURE_VARIABLES);
    return variables;
  }

  /**
   * The environment of a build command, less the mark of its step: {@code {toolchain}}, {@code
   * {host-tools}} and {@code {work}} stand for places of the machine.
   */
  public static Map<String, String> declaredEnvironment() {
    return Map.of(
        "PATH", "{toolchain}/bin:{host-tools}",
        "LC_ALL", "C",
        "TZ", "UTC",
        "HOME", "/nonexistent",
        "SHELL", "/bin/sh",
        "PYTHONDONTWRITEBYTECODE", "1",
        "TMPDIR", "{work}/tmp");
  }

  /** The whole environment of a build command: this toolchain's tools, then the host's. */
  public Map<String, String> environment(Workspace workspace) {
    try {
      Path work = workspace.log().resolveSibling("");
      Files.createDirectories(work.resolve("tmp"));
      Map<String, String> environment = new TreeMap<>(workspace.marker());
      declaredEnvironment()
          .forEach(
              (name, value) ->
                  environment.put(
                      name,
                      value
                          .replace("{toolchain}", directory.toString())
                          .replace("{host-tools}", surroundings.path())
                          .replace("{work}", work.toString())));
      return environment;
    } catch (IOException e) {
      throw DiskFailure.of("create a directory beside", workspace.log(), e);
    }
  }

  /**
   * Refuses to make what a dynamic loader has to load, where the toolchain's maker says that the
   * target has none.
   *
   * @param purpose what would be loaded, for the message
   */
  public void requireDynamicLoader(String purpose) {
    sdkManifest().ifPresent(manifest -> manifest.requireDynamicLoader(purpose));
  }

  /** What the SDK says of itself that it is made of, where it is of one. */
  Optional<SdkManifest> sdkManifest() {
    return spec.linkModel()
        .sdkManifest()
        .map(path -> path.under(directory))
        .map(file -> new SdkManifest(this, file));
  }

  /** The arguments of the interpreter's link that nothing else may get. */
  public List<String> exportingArguments() {
    List<String> arguments = new ArrayList<>(spec.linkModel().program());
    arguments.addAll(withRuntimeObjects(spec.linkModel().exporting()));
    return List.copyOf(arguments);
  }

  /** The same words, with the objects of the runtime sources where they are named. */
  List<String> withRuntimeObjects(List<String> words) {
    return words.stream()
        .flatMap(
            word -> word.equals("{runtime-objects}") ? runtimeObjects().stream() : Stream.of(word))
        .toList();
  }

  /** Where the libraries lie that it links. */
  Path libraries() {
    return directory.resolve(LIBRARIES);
  }

  /** Where the objects of the runtime sources lie. */
  Path objects() {
    return libraries().resolve("nanvix-loader");
  }

  /** The files of the C runtime that every image carries, by their places in the sysroot. */
  public SortedMap<RelativePath, Path> runtime() {
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    spec.runtime().forEach((from, place) -> files.put(place, from.under(directory)));
    return files;
  }

  private List<String> runtimeObjects() {
    Path objects = objects();
    try {
      return Trees.files(objects).stream()
          .filter(path -> path.text().endsWith(".o"))
          .map((RelativePath path) -> path.under(objects).toString())
          .toList();
    } catch (IOException e) {
      throw DiskFailure.of("list the runtime objects in", objects, e);
    }
  }
}
