// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Commands, one after the other. What package has a program makes no other build of it.
 *
 * @param commands each with its arguments; make gets its jobs by itself
 * @param variables of the environment, beside those of the toolchain
 * @param hostTools programs of this machine, each with the Debian package that has it
 * @param compilesForTheBuild whether {@code BUILD_CC} is the host toolchain's compiler
 */
public record ScriptBuild(
    String directory,
    List<List<String>> commands,
    Map<String, String> variables,
    Map<String, String> hostTools,
    boolean compilesForTheBuild,
    boolean mapsPrefixes)
    implements Build {
  /** The word of a command that stands for all of {@code arguments}. */
  private static final String ARGUMENTS = "{arguments}";

  static ScriptBuild from(TomlNode node) {
    node.allowOnly(
        "kind",
        "directory",
        "commands",
        "arguments",
        "variables",
        "host-tools",
        "packages",
        "build-cc",
        "prefix-map");
    List<List<String>> commands = commands(node);
    Map<String, String> packages = node.stringMap("packages");
    Map<String, String> tools = new TreeMap<>();
    for (String tool : node.strings("host-tools")) {
      if (tool.isEmpty() || tool.indexOf('/') >= 0) {
        throw node.refuse("host-tools", "\"" + tool + "\" is no name of a program", "bare names");
      }
      tools.put(tool, packages.getOrDefault(tool, tool));
    }
    List<String> strangers = new ArrayList<>(packages.keySet());
    strangers.removeAll(tools.keySet());
    if (!strangers.isEmpty()) {
      throw node.refuse(
          "packages",
          "names \"" + strangers.get(0) + "\", which is not among \"host-tools\"",
          "a Debian package for each of " + tools.keySet() + " that is called otherwise");
    }
    return new ScriptBuild(
        Build.directory(node),
        commands,
        node.stringMap("variables"),
        tools,
        node.flag("build-cc"),
        node.optionalFlag("prefix-map").orElse(true));
  }

  private static List<List<String>> commands(TomlNode node) {
    List<List<String>> commands = node.stringLists("commands");
    if (commands.isEmpty()) {
      throw node.missing("commands", "a list of commands, each a list of words");
    }
    List<String> arguments = node.strings("arguments");
    if (!arguments.isEmpty() && commands.stream().noneMatch(words -> words.contains(ARGUMENTS))) {
      throw node.refuse(
          "arguments", "stands in no command", "a command with the word \"" + ARGUMENTS + "\"");
    }
    return commands.stream()
        .map(
            words ->
                words.stream()
                    .flatMap(word -> word.equals(ARGUMENTS) ? arguments.stream() : Stream.of(word))
                    .toList())
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScriptBuild build
        && build.addTo(new Inputs()).text().equals(addTo(new Inputs()).text());
  }

  @Override
  public int hashCode() {
    return addTo(new Inputs()).text().hashCode();
  }

  @Override
  public Inputs addTo(Inputs inputs) {
    inputs
        .with("build", "script")
        .with("directory", directory)
        .withMap("variable", variables)
        .withList("host-tool", hostTools.keySet())
        .with("build-cc", compilesForTheBuild)
        .with("prefix-map", mapsPrefixes);
    for (int i = 0; i < commands.size(); i++) {
      inputs.withList("command." + i, commands.get(i));
    }
    return inputs;
  }
}
