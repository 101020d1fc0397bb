// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The draft of a port that a configure script of Autoconf and Makefiles of Automake build. */
final class ConfigureDraft {
  static final String SCRIPT = "configure";
  private static final String INPUT = "Makefile.in";
  private static final Pattern SEARCHED =
      Pattern.compile("(?m)^(?:includedir|Cflags)[ \t]*[=:].*?include(?:dir)?[@}]?/([\\w@.+-]+)");

  private final SourceTree tree;
  private final String name;
  private final KnownPorts known;

  ConfigureDraft(SourceTree tree, String name, KnownPorts known) {
    this.tree = tree;
    this.name = name;
    this.known = known;
  }

  /**
   * The draft; empty where the source is none of that kind.
   *
   * @param made the Makefiles that the script has made, by the directories of their templates with
   *     a slash at the end; empty where it was not called
   */
  Optional<RecipeDraft> draft(Map<String, String> made) {
    Optional<ConfigureScript> found = script();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ConfigureScript script = found.get();
    Map<String, String> values = script.values();
    AutomakeFiles automake = new AutomakeFiles(tree, values);
    for (String path : tree.files()) {
      if (SourceTree.fileName(path).equals(INPUT)) {
        String directory = SourceTree.directory(path);
        automake.read(directory, made.getOrDefault(directory, tree.text(path)));
      }
    }
    if (automake.libraries().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(draft(script, searched(automake.headers(), values), automake.libraries()));
  }

  /**
   * The draft by what make says it would do, whatever has made the Makefiles; empty where the
   * source has no such script, or makes no archive.
   *
   * @param plan what make would do; empty where that is still to be asked
   */
  Optional<RecipeDraft> draft(Optional<MakePlan> plan) {
    Optional<ConfigureScript> script = script();
    if (script.isEmpty()) {
      return Optional.empty();
    }
    if (plan.isEmpty()) {
      List<RecipeDraft.Made> none = List.of(new RecipeDraft.Made(name, "", List.of()));
      return Optional.of(draft(script.get(), new TreeMap<>(), none));
    }
    List<RecipeDraft.Made> archives = plan.get().archives();
    return archives.isEmpty()
        ? Optional.empty()
        : Optional.of(
            draft(script.get(), searched(plan.get().headers(), script.get().values()), archives));
  }

  private Optional<ConfigureScript> script() {
    return tree.optionalText(SCRIPT)
        .map(ConfigureScript::new)
        .filter(ConfigureScript::isOfAutoconf);
  }

  /** The templates of Makefiles, by their directories with a slash at the end. */
  static List<String> directories(SourceTree tree) {
    return tree.files().stream()
        .filter(path -> SourceTree.fileName(path).equals(INPUT))
        .map(SourceTree::directory)
        .toList();
  }

  private RecipeDraft draft(
      ConfigureScript script,
      SortedMap<String, List<String>> install,
      List<RecipeDraft.Made> libraries) {
    List<String> remarks = new ArrayList<>();
    Map<String, String> variables = new LinkedHashMap<>();
    TreeSet<String> needs = new TreeSet<>();
    script
        .libraries()
        .forEach(
            (library, required) -> {
              String port = known.byLibrary().get(library);
              if (port != null && required) {
                needs.add(port);
              } else if (port != null) {
                remarks.add(
                    "configure would use -l%s too: add \"%s\" to needs, and its project to the POM."
                        .formatted(library, port));
              }
            });
    script
        .modules()
        .forEach(
            (module, prefix) -> {
              String port = known.byModule().get(module);
              if (port == null) {
                remarks.add("configure wants pkg-config's \"" + module + "\", which no port has.");
              } else {
                needs.add(port);
                variables.put(prefix + "_CFLAGS", "-I{ports." + port + "}/include");
                variables.put(prefix + "_LIBS", libraries(port));
              }
            });
    if (!needs.isEmpty()) {
      variables.put("CPPFLAGS", each("-I{ports.%s}/include", needs));
      variables.put("LDFLAGS", "{ldflags} " + each("-L{ports.%s}/lib", needs));
    }
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("kind", "configure");
    build.put("arguments", script.arguments());
    build.put("reads", List.of("**"));
    return new RecipeDraft(
        name,
        remarks,
        List.copyOf(needs),
        build,
        variables,
        Map.of(),
        install,
        List.of(),
        libraries,
        false);
  }

  private String libraries(String port) {
    StringBuilder words = new StringBuilder("-L{ports." + port + "}/lib");
    known
        .byLibrary()
        .forEach((library, of) -> words.append(of.equals(port) ? " -l" + library : ""));
    return words.toString();
  }

  private static String each(String form, Iterable<String> ports) {
    List<String> words = new ArrayList<>();
    ports.forEach(port -> words.add(form.formatted(port)));
    return String.join(" ", words);
  }

  /** What the source's own pkg-config file has compilers search goes to include/ itself. */
  private SortedMap<String, List<String>> searched(
      SortedMap<String, List<String>> headers, Map<String, String> values) {
    TreeSet<String> directories = new TreeSet<>();
    for (String path : tree.ending(".pc.in")) {
      for (Matcher found = SEARCHED.matcher(tree.text(path)); found.find(); ) {
        directories.add(
            Pattern.compile("@(\\w+)@")
                .matcher(found.group(1))
                .replaceAll(
                    name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), ""))));
      }
    }
    SortedMap<String, List<String>> placed = new TreeMap<>();
    headers.forEach(
        (place, files) -> {
          String to = place;
          for (String directory : directories) {
            to =
                (to + "/").startsWith("include/" + directory + "/")
                    ? "include" + to.substring("include/".length() + directory.length())
                    : to;
          }
          placed.computeIfAbsent(to, key -> new ArrayList<>()).addAll(files);
        });
    return placed;
  }
}
