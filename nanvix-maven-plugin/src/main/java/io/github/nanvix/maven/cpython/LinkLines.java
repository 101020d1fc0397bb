// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The link lines that make would use, kept beside the objects so that links can be done again. */
record LinkLines(Commands commands, PythonPlan plan, Path build) {
  static final String INTERPRETER = "python";

  /** Stands for the toolchain's directory, since the next build may find it at another place. */
  private static final String TOOLCHAIN = "{toolchain}";

  private static final String SUFFIX = ".link";

  /**
   * Writes down how make links a target: one argument a line, in {@code <target>.link}.
   *
   * @param object one of the target's objects, which make is told to take for changed
   */
  void record(String target, String object) throws IOException {
    List<String> argv = new ArrayList<>(List.of("make", "-n", "-W", object));
    argv.addAll(new MakeVariables(plan).arguments());
    argv.add(target);
    CommandResult result =
        commands.run(
            "make -n " + target, "learn how " + target + " is linked", build, argv, Map.of());
    List<String> link = linkLine(target, result);
    Files.write(build.resolve(target + SUFFIX), portable(link, plan.toolchain()));
  }

  static List<String> portable(List<String> words, Toolchain toolchain) {
    String here = toolchain.directory().toString();
    return words.stream().map(word -> word.replace(here, TOOLCHAIN)).toList();
  }

  /** A recorded word, with the toolchain where it lies now. */
  static String placed(String word, Toolchain toolchain) {
    return word.replace(TOOLCHAIN, toolchain.directory().toString());
  }

  static List<String> linkLine(String target, CommandResult result) throws IOException {
    String printed = new String(Files.readAllBytes(result.log()), StandardCharsets.UTF_8);
    for (String line : printed.lines().toList()) {
      if (!line.contains("-o " + target)) {
        // Recipes of several lines come in pieces, with quotes that are closed elsewhere.
        continue;
      }
      List<String> words = LinkArguments.parse(line.strip()).values();
      int output = words.indexOf("-o");
      if (output >= 0 && output + 1 < words.size() && words.get(output + 1).equals(target)) {
        return words;
      }
    }
    throw BuildException.input(
        "make has no command that links \"" + target + "\".", "Look at \"" + result.log() + "\".");
  }

  /** Reads a link line of a finished build; {@link #placed} makes its words those of this place. */
  static List<String> read(Path build, String target) throws IOException {
    return Files.readAllLines(build.resolve(target + SUFFIX));
  }
}
