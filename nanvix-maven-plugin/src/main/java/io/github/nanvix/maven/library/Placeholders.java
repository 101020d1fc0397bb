// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toolchain.LinkModel;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a recipe's placeholders stand for. {@code {build}} is left as it is until a build directory
 * is known: all else is the same wherever that is.
 */
record Placeholders(PortPlan plan) {
  static final String BUILD = "{build}";
  private static final Pattern NAMES =
      Pattern.compile("\\{(cc|ar|ranlib|cflags|ldflags|host|ports\\.([A-Za-z0-9_.+-]+))\\}");

  /** What every compilation is told. */
  List<String> compile() {
    List<String> flags = new ArrayList<>(model().compile());
    if (plan.recipe().build().mapsPrefixes()) {
      // For what is compiled under its absolute path; __FILE__ would carry it into the archive.
      flags.add("-ffile-prefix-map=" + BUILD + "=/usr/src/" + plan.recipe().name());
    }
    return flags;
  }

  /** The environment of a build beside that of its toolchain: CC, CFLAGS and so on. */
  Map<String, String> variables(Map<String, String> further) {
    Map<String, String> variables = new TreeMap<>(toolchain().configureVariables());
    variables.put("CFLAGS", String.join(" ", compile()));
    variables.put("LDFLAGS", String.join(" ", model().program()));
    further.forEach((name, value) -> variables.put(name, expand(value)));
    return variables;
  }

  List<String> expand(List<String> texts) {
    return texts.stream().map(this::expand).toList();
  }

  String expand(String text) {
    return NAMES.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
  }

  /** Puts a directory in the place of {@code {build}}. */
  static List<String> at(Path build, List<String> texts) {
    return texts.stream().map(text -> text.replace(BUILD, build.toString())).toList();
  }

  /** As {@link #at(Path, List)}, for the values of a map. */
  static Map<String, String> at(Path build, Map<String, String> texts) {
    Map<String, String> placed = new TreeMap<>();
    texts.forEach((name, value) -> placed.put(name, value.replace(BUILD, build.toString())));
    return placed;
  }

  private String value(String name) {
    return switch (name) {
      case "cc", "ar", "ranlib" -> toolchain().toolName(name);
      case "cflags" -> String.join(" ", compile());
      case "ldflags" -> String.join(" ", model().program());
      case "host" -> toolchain().spec().configureHost();
      default -> BUILD + "/" + port(name.substring(name.indexOf('.') + 1));
    };
  }

  private String port(String name) {
    if (!plan.ports().byName().containsKey(name)) {
      throw BuildException.input(
          "\"" + plan.recipeFile() + "\" has {ports." + name + "}, and the port does not need it.",
          "Add \"" + name + "\" to \"needs\", or correct the name.");
    }
    return BuildPlace.ports(plan.recipe().build()) + "/" + name;
  }

  private LinkModel model() {
    return toolchain().spec().linkModel();
  }

  private Toolchain toolchain() {
    return plan.toolchain();
  }
}
