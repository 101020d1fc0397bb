// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.describe;

import io.github.nanvix.maven.cpython.BuiltPython;
import io.github.nanvix.maven.cpython.UsedPort;
import io.github.nanvix.maven.cpython.link.LinkArguments;
import io.github.nanvix.maven.cpython.setup.MakeRule;
import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules of a finished cross build, as its Makefile and its table of builtins have them. */
final class BuiltModules {
  // As makesetup writes the table of Modules/config.c.
  private static final Pattern BUILTIN =
      Pattern.compile("\\{\\s*\"([A-Za-z0-9_.]+)\"\\s*,\\s*(\\w+)\\s*}");
  private static final String PORT = "-L" + UsedPort.place("");

  private final StoreEntry build;
  private final PythonFacts facts;
  private final Set<String> recorded;
  private final Makefile makefile;
  private final String suffix;

  /**
   * @param make what make was told beside its Makefile
   */
  BuiltModules(StoreEntry build, PythonFacts facts, List<String> make) throws IOException {
    this.build = build;
    this.facts = facts;
    byte[] written = Files.readAllBytes(build.file("Makefile"));
    StringBuilder text = new StringBuilder(new String(written, StandardCharsets.UTF_8));
    // What is told wins over what is written; here it is because it comes last.
    make.forEach(argument -> text.append('\n').append(argument.replaceFirst("=", " = ")));
    this.makefile = Makefile.parse(text.append('\n').toString());
    this.recorded = new BuiltPython(build).modulesOfPorts();
    this.suffix = makefile.value("EXT_SUFFIX");
  }

  /** What the names of shared modules end with. */
  String suffix() {
    return suffix;
  }

  /** How the interpreter was linked. */
  List<String> interpreterLink() {
    return new BuiltPython(build).linkLine("python");
  }

  /** Each module's values by its name. */
  SortedMap<String, Object> all() throws IOException {
    SortedMap<String, Object> modules = new TreeMap<>();
    makefile.words("MODDISABLED_NAMES").forEach(name -> modules.put(name, kind("disabled")));
    Path table = build.file("Modules/config.c");
    if (Files.isRegularFile(table)) {
      Matcher builtin = BUILTIN.matcher(Files.readString(table));
      while (builtin.find()) {
        modules.put(builtin.group(1), builtin(builtin.group(1), builtin.group(2)));
      }
    }
    for (String name : shared()) {
      modules.put(name, shared(name));
    }
    return modules;
  }

  private SortedSet<String> shared() {
    SortedSet<String> names = new TreeSet<>(makefile.sharedModules());
    for (String file : new BuiltPython(build).modules().keySet()) {
      names.add(file.endsWith(suffix) ? file.substring(0, file.length() - suffix.length()) : file);
    }
    return names;
  }

  private static Map<String, Object> kind(String kind) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("kind", kind);
    return values;
  }

  private Map<String, Object> builtin(String module, String function) {
    Map<String, Object> values = kind("builtin");
    if (!function.equals("NULL")) {
      values.put("init_fn", function);
    }
    // makesetup names the module in the rule of each of its objects.
    String mark = "$(MODULE_" + module.toUpperCase(Locale.ROOT) + "_DEPS)";
    values.put(
        "objs",
        makefile.rules().stream()
            .filter(rule -> rule.prerequisites().contains(mark))
            .flatMap(rule -> rule.targets().stream())
            .map(makefile::expand)
            .filter(target -> target.endsWith(".o"))
            .distinct()
            .toList());
    return values;
  }

  private Map<String, Object> shared(String module) {
    Map<String, Object> values = kind("shared");
    values.put("init_fn", "PyInit_" + module);
    values.put("shared_lib", facts.modules() + "/" + module + suffix);
    List<MakeRule> rules = makefile.rules(makefile.sharedModuleFile(module));
    List<String> link = link(module, rules);
    values.put(
        "objs",
        rules.stream()
            .flatMap(rule -> rule.prerequisites().stream())
            .flatMap(word -> Stream.of(makefile.expand(word).strip().split("\\s+")))
            .filter(word -> word.endsWith(".o"))
            .distinct()
            .toList());
    values.put("links", libraries(link));
    values.put("ports", ports(link));
    values.put("needed", facts.needed().getOrDefault(module, List.of()));
    // Until 3.11 setup.py links most modules, and nobody has written down how.
    values.put("link", link);
    return values;
  }

  private List<String> link(String module, List<MakeRule> rules) {
    if (recorded.contains(module)) {
      return new BuiltPython(build).linkLine(makefile.sharedModuleFile(module));
    }
    List<String> link = new ArrayList<>();
    for (MakeRule rule : rules) {
      for (String line : rule.recipe()) {
        link.addAll(LinkArguments.parse(makefile.expand(line)).values());
      }
    }
    return link;
  }

  private static List<String> libraries(List<String> link) {
    return link.stream()
        .filter(word -> word.startsWith("-l") && word.length() > 2)
        .map(word -> word.substring(2))
        .distinct()
        .toList();
  }

  private static List<String> ports(List<String> link) {
    return link.stream()
        .filter(word -> word.startsWith(PORT))
        .map(word -> word.substring(PORT.length()).replaceFirst("/.*", ""))
        .distinct()
        .toList();
  }
}
