// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers that a source lacks since its own build writes them, as far as they can be written
 * without it: from templates of CMake (configure_file, generate_export_header) and of autoheader.
 */
final class GeneratedHeaders {
  private static final Pattern CONFIGURE_FILE =
      Pattern.compile(
          "(?is)\\bconfigure_file\\s*\\(\\s*(\"[^\"]*\"|\\S+)\\s+(\"[^\"]*\"|[^\\s)]+)");
  private static final Pattern EXPORT =
      Pattern.compile("(?is)\\bgenerate_export_header\\s*\\(\\s*(\\S+?)((?:\\s[^)]*)?)\\)");
  private static final Pattern SET =
      Pattern.compile("(?i)\\bset\\s*\\(\\s*(\\w+)\\s+(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s()\"]+)");
  private static final Pattern OPTION =
      Pattern.compile(
          "(?i)\\boption\\s*\\(\\s*(\\w+)\\s+\"[^\"]*\"\\s+(ON|OFF|TRUE|FALSE|YES|NO|1|0)\\b");
  private static final Pattern PROJECT =
      Pattern.compile("(?is)\\bproject\\s*\\(\\s*\"?([\\w.+-]+)\"?([^)]*)\\)");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)\\}|@(\\w+)@");
  private static final Pattern CMAKE_DEFINE =
      Pattern.compile("(?m)^[ \t]*#[ \t]*cmakedefine(01)?[ \t]+(\\w+)[ \t]*(.*)$");
  private static final Pattern DEFINED_VALUE =
      Pattern.compile("(?m)^([ \t]*#[ \t]*define[ \t]+(\\w+))[ \t]+(.*@\\w+@.*)$");
  private static final Pattern UNDEF = Pattern.compile("(?m)^[ \t]*#[ \t]*undef[ \t]+(\\w+).*$");

  private static final List<String> USUAL =
      List.of("stdint", "stdlib", "string", "strings", "inttypes", "unistd", "locale");

  private final SourceTree tree;
  private final Predicate<String> targetHas;
  private final Set<String> configHeaders;
  private final Map<String, String> definitions;
  private final Map<String, String> variables = new TreeMap<>();
  private final Set<String> unknown = new TreeSet<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  /**
   * @param targetHas whether the target's C library has a header
   */
  GeneratedHeaders(SourceTree tree, String name, String version, Predicate<String> targetHas) {
    this.tree = tree;
    this.targetHas = targetHas;
    variable("PACKAGE", name);
    variable("PACKAGE_NAME", name);
    variable("PACKAGE_TARNAME", name);
    variable("PACKAGE_STRING", name + " " + version);
    variable("PACKAGE_BUGREPORT", "");
    variable("PACKAGE_URL", "");
    variable("GETTEXT_PACKAGE", name);
    versions("PACKAGE_VERSION", version);
    versions("VERSION", version);
    AutoconfInput autoconf = new AutoconfInput(tree);
    this.configHeaders = autoconf.headers();
    this.definitions = autoconf.definitions(targetHas);
    readCmake(version, autoconf);
  }

  /** What templates ask for and nobody said. */
  Set<String> unknown() {
    return unknown;
  }

  /** The text of such a header, by the name it is included under. */
  Optional<String> find(String included) {
    String file = SourceTree.fileName(included);
    String known = texts.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    return template(file)
        .map(path -> filled(tree.text(path)))
        .or(
            () ->
                file.equals("config.h") || configHeaders.contains(file)
                    ? Optional.of(
                        "#define PACKAGE_NAME \""
                            + variables.get("PACKAGE_NAME")
                            + "\"\n"
                            + minimal())
                    : Optional.empty());
  }

  private Optional<String> template(String file) {
    return tree.files().stream()
        .filter(
            path ->
                SourceTree.fileName(path)
                    .matches(Pattern.quote(file) + "\\.(in|cmake|cmake\\.in)(\\.in)?"))
        .findFirst();
  }

  private String minimal() {
    StringBuilder text = new StringBuilder();
    for (String key : List.of("PACKAGE", "PACKAGE_VERSION", "VERSION", "GETTEXT_PACKAGE")) {
      text.append("#define ").append(key).append(" \"").append(variables.get(key)).append("\"\n");
    }
    Map<String, String> all = new TreeMap<>(definitions);
    for (String header : USUAL) {
      if (targetHas.test(header + ".h")) {
        all.put("HAVE_" + header.toUpperCase(Locale.ROOT) + "_H", "1");
      }
    }
    all.put("STDC_HEADERS", "1");
    all.forEach(
        (name, value) ->
            text.append("#ifndef %1$s\n#define %1$s %2$s\n#endif\n".formatted(name, value)));
    return text.toString();
  }

  private void readCmake(String version, AutoconfInput autoconf) {
    List<String> scripts =
        new ArrayList<>(
            tree.files().stream()
                .filter(path -> SourceTree.fileName(path).equals("CMakeLists.txt"))
                .toList());
    for (String script : scripts) {
      String text = tree.text(script).replaceAll("(?m)#.*$", "");
      Matcher project = PROJECT.matcher(text);
      if (project.find()) {
        variable("PROJECT_NAME", project.group(1));
        variable("CMAKE_PROJECT_NAME", project.group(1));
        Matcher its = Pattern.compile("(?is)\\bVERSION\\s+\"?([0-9.]+)").matcher(project.group(2));
        String of = its.find() ? its.group(1) : version;
        versions("PROJECT_VERSION", of);
        versions(project.group(1) + "_VERSION", of);
      }
      SET.matcher(text)
          .results()
          .forEach(set -> variable(set.group(1), expanded(unquoted(set.group(2)))));
      OPTION.matcher(text).results().forEach(set -> variable(set.group(1), set.group(2)));
    }
    autoconf.values().forEach(this::variable);
    for (String script : scripts) {
      String text = tree.text(script).replaceAll("(?m)#.*$", "");
      CONFIGURE_FILE
          .matcher(text)
          .results()
          .forEach(call -> configured(script, call.group(1), call.group(2)));
      EXPORT.matcher(text).results().forEach(call -> exported(call.group(1), call.group(2)));
    }
  }

  private void configured(String script, String from, String to) {
    String directory = SourceTree.directory(script);
    String template = places(unquoted(from), directory);
    String file = SourceTree.fileName(places(unquoted(to), directory));
    Optional<String> path =
        SourceTree.normal(template.isEmpty() ? "." : template)
            .filter(tree::has)
            .or(() -> SourceTree.normal(directory + template).filter(tree::has));
    if (path.isPresent() && file.endsWith(".h")) {
      texts.putIfAbsent(file, filled(tree.text(path.get())));
    }
  }

  private String places(String text, String directory) {
    return expanded(
        text.replaceAll(
                "\\$\\{CMAKE_CURRENT_(SOURCE|BINARY)_DIR\\}/?", Matcher.quoteReplacement(directory))
            .replaceAll("\\$\\{(CMAKE|PROJECT)_(SOURCE|BINARY)_DIR\\}/?", ""));
  }

  private void exported(String target, String options) {
    ExportHeader header = new ExportHeader(expanded(target), options, this::expanded);
    texts.putIfAbsent(header.file(), header.text());
  }

  private String filled(String template) {
    String text =
        CMAKE_DEFINE
            .matcher(template)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        define(found.group(1) != null, found.group(2), found.group(3))));
    text = UNDEF.matcher(text).replaceAll(found -> Matcher.quoteReplacement(undef(found.group(1))));
    text = DEFINED_VALUE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    return REFERENCE
        .matcher(text)
        .replaceAll(
            found ->
                found.group(2) == null
                    ? Matcher.quoteReplacement(found.group())
                    : Matcher.quoteReplacement(variables.getOrDefault(found.group(2), "")));
  }

  private String value(MatchResult line) {
    for (Matcher name = REFERENCE.matcher(line.group(3)); name.find(); ) {
      if (name.group(2) != null && !variables.containsKey(name.group(2))) {
        boolean asks = name.group(2).contains("HAVE");
        unknown.add(name.group(2));
        // Code asks for its value, not whether it has one.
        return asks ? line.group(1) + " 0" : "/* #undef " + line.group(2) + " */";
      }
    }
    return line.group();
  }

  private String define(boolean number, String name, String rest) {
    // Scripts say otherwise for other systems, and nobody knows here which line counts.
    String known = isThere(name) ? "1" : variables.getOrDefault(name, "");
    if (known.isEmpty()) {
      known = definitions.getOrDefault(name, "");
    }
    Optional<String> size = size(name);
    if (size.isPresent() && !number) {
      return "#define " + name + " " + size.get();
    }
    boolean holds = !known.isEmpty() && !known.matches("(?i)0|off|no|false|n|.*-notfound");
    if (number) {
      return "#define " + name + (holds ? " 1" : " 0");
    }
    String value = rest.replace("@" + name + "@", known).replace("${" + name + "}", known);
    return holds ? ("#define " + name + " " + value).stripTrailing() : unsaid(name);
  }

  private String undef(String name) {
    if (name.startsWith("PACKAGE") || name.equals("VERSION") || name.equals("GETTEXT_PACKAGE")) {
      return "#define " + name + " \"" + variables.getOrDefault(name, "") + "\"";
    }
    return (isThere(name) ? Optional.of("1") : size(name))
        .map(value -> "#define " + name + " " + value)
        .orElseGet(() -> unsaid(name));
  }

  private String unsaid(String name) {
    unknown.add(name);
    return "/* #undef " + name + " */";
  }

  private static Optional<String> size(String name) {
    return name.startsWith("SIZEOF_")
        ? AutoconfInput.size(name.substring("SIZEOF_".length()))
        : Optional.empty();
  }

  /** Whether it is the usual name for having a header or a function, and the target has that. */
  private boolean isThere(String name) {
    if (name.equals("STDC_HEADERS") || name.equals("_GNU_SOURCE")) {
      return true;
    }
    if (!name.matches("HAVE_\\w+_H")) {
      // The types that are asked for are those of C99 and POSIX.
      return name.matches("HAVE_\\w+_T")
          || (name.startsWith("HAVE_")
              && targetHas.test(
                  name.replaceFirst("HAVE_(DECL_)?", "").toLowerCase(Locale.ROOT) + "()"));
    }
    String header = name.substring("HAVE_".length(), name.length() - 2).toLowerCase(Locale.ROOT);
    return targetHas.test(header + ".h") || targetHas.test(header.replaceFirst("_", "/") + ".h");
  }

  private void versions(String name, String version) {
    variable(name, version);
    String[] parts = version.split("\\.", -1);
    List<String> names = List.of("_MAJOR", "_MINOR", "_PATCH", "_TWEAK");
    for (int i = 0; i < names.size(); i++) {
      variable(name + names.get(i), i < parts.length ? parts[i] : "0");
    }
  }

  /** The first value counts: others stand in conditions. */
  private void variable(String name, String value) {
    variables.putIfAbsent(name, value);
  }

  private String expanded(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? found.group()
                        : variables.getOrDefault(found.group(1), "")));
  }

  static String unquoted(String text) {
    return text.startsWith("\"")
        ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
        : text;
  }
}
