// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A recipe to be written.
 *
 * @param name of the port
 * @param remarks what its author should know, a line each
 * @param needs ports
 * @param build the keys of {@code [build]}: texts or lists of texts
 * @param variables of a configure script
 * @param files that the source lacks, by their paths
 * @param install directories of the sysroot to what goes there
 * @param notAlone installed headers that are parts of others
 * @param libraries its libraries
 * @param tested whether it has a smoke stub
 */
public record RecipeDraft(
    String name,
    List<String> remarks,
    List<String> needs,
    Map<String, Object> build,
    Map<String, String> variables,
    Map<String, String> files,
    SortedMap<String, List<String>> install,
    List<String> notAlone,
    List<Made> libraries,
    boolean tested) {

  /**
   * A library.
   *
   * @param name as in {@code -lNAME}
   * @param archive where the build leaves it; empty where its place is the usual one
   * @param needed the SONAMEs that it needs
   */
  public record Made(String name, String archive, List<String> needed) {}

  /** The same, with headers that are parts of others. */
  public RecipeDraft withNotAlone(List<String> headers) {
    return new RecipeDraft(
        name, remarks, needs, build, variables, files, install, headers, libraries, tested);
  }

  /** The same, with more files to compile. */
  RecipeDraft withSources(Collection<String> more) {
    Map<String, Object> longer = new LinkedHashMap<>(build);
    longer.merge(
        "sources",
        List.copyOf(more),
        (old, added) -> {
          List<Object> all = new ArrayList<>((Collection<?>) old);
          all.addAll((Collection<?>) added);
          return all;
        });
    return new RecipeDraft(
        name, remarks, needs, longer, variables, files, install, notAlone, libraries, tested);
  }

  /** The same, with a remark. */
  public RecipeDraft withRemark(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new RecipeDraft(
        name, more, needs, build, variables, files, install, notAlone, libraries, tested);
  }

  /** The same, with what its libraries need, and a smoke stub. */
  public RecipeDraft withLibraries(List<Made> made) {
    return new RecipeDraft(
        name, remarks, needs, build, variables, files, install, notAlone, made, true);
  }

  /** The name of the smoke stub and its program, without their extensions. */
  public String test() {
    return name + "_test";
  }

  /** The line that the smoke stub prints. */
  public String passes() {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_TEST_PASS";
  }

  /** The text of the recipe. */
  public String text() {
    String test =
        tested
            ? Template.named("test").with(Map.of("name", name, "test", test(), "passes", passes()))
            : "";
    return Template.named("recipe.toml")
        .with(
            Map.of(
                "name", name,
                "remarks", remarks.stream().map(line -> "# " + line).collect(lines()),
                "needs", needs.isEmpty() ? "" : "needs = " + list(needs),
                "build", assignments(build),
                "variables", table("[build.variables]", variables),
                "files", table("[build.files]", files),
                "install", installed(),
                "libraries",
                    libraries.stream()
                        .map(RecipeDraft::library)
                        .collect(Collectors.joining("\n\n")),
                "test", test));
  }

  private String installed() {
    Map<String, Object> places = new LinkedHashMap<>(install);
    if (!notAlone.isEmpty()) {
      places.put("not-alone", notAlone);
    }
    return assignments(places);
  }

  private static String library(Made library) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("name", library.name());
    if (!library.archive().isEmpty()) {
      keys.put("archive", library.archive());
    }
    keys.put("flags", List.of("-Wl,-z,noexecstack", "-Wl,-z,text"));
    if (!library.needed().isEmpty()) {
      keys.put("needed", library.needed());
    }
    return "[[library]]\n" + assignments(keys);
  }

  private static String table(String head, Map<String, String> values) {
    return values.isEmpty() ? "" : head + "\n" + assignments(values) + "\n\n";
  }

  private static String assignments(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(
            entry ->
                key(entry.getKey())
                    + " = "
                    + (entry.getValue() instanceof Collection<?> all
                        ? list(all)
                        : text(entry.getValue().toString())))
        .collect(lines());
  }

  private static String key(String text) {
    return text.matches("[A-Za-z0-9_-]+") ? text : text(text);
  }

  private static String list(Collection<?> values) {
    List<String> texts = values.stream().map(value -> text(value.toString())).toList();
    String line = "[" + String.join(", ", texts) + "]";
    return line.length() <= 90 ? line : "[\n  " + String.join(",\n  ", texts) + ",\n]";
  }

  private static String text(String value) {
    String quoted = value.replace("\\", "\\\\");
    return quoted.contains("\n")
        ? "\"\"\"\n" + quoted.replace("\"\"\"", "\\\"\\\"\\\"") + "\"\"\""
        : "\"" + quoted.replace("\"", "\\\"") + "\"";
  }

  private static Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n");
  }
}
