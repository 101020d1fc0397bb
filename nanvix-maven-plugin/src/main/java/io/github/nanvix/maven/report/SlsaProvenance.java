// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a build information says, as an in-toto statement (version 1) with the predicate of SLSA's
 * provenance (version 1). Nobody has signed it yet, and it says neither when nor where it was made:
 * the same bytes on every machine.
 *
 * @param facts of the build information
 * @param fileName of the build information
 * @param digest of the build information, as hexadecimal digits
 */
public record SlsaProvenance(SortedMap<String, String> facts, String fileName, String digest) {
  private static final String PLUGIN = "pkg:maven/io.github.nanvix/nanvix-maven-plugin";
  private static final Pattern DIGEST = Pattern.compile("(?:.* )?(?:sha256:)?([0-9a-f]{64})");
  private static final Pattern PATCH = Pattern.compile("source\\.patch\\[\\d+]");
  private static final Pattern COMPONENT =
      Pattern.compile("((?:host-)?toolchain\\.component\\[\\d+])\\.name");
  private static final Pattern PORT = Pattern.compile("port\\.(.*)\\.archive");

  /** The statement. */
  public String text() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("_type", "https://in-toto.io/Statement/v1");
    root.put("subject", subjects());
    root.put("predicateType", "https://slsa.dev/provenance/v1");
    Map<String, Object> predicate = new LinkedHashMap<>();
    predicate.put("buildDefinition", definition());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("builder", Map.of("id", PLUGIN + "@" + fact("plugin.version")));
    details.put("byproducts", List.of(resource(fileName, digest)));
    predicate.put("runDetails", details);
    root.put("predicate", predicate);
    return Json.write(root);
  }

  private List<Object> subjects() {
    List<Object> subjects = new ArrayList<>();
    for (int i = 0; facts.containsKey("outputs." + i + ".filename"); i++) {
      subjects.add(
          resource(fact("outputs." + i + ".filename"), fact("outputs." + i + ".checksums.sha256")));
    }
    return subjects;
  }

  private Map<String, Object> definition() {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("buildType", PLUGIN + "#package");
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (String key : List.of("group-id", "artifact-id", "version", "toolchain.triple")) {
      parameters.put(key, fact(key));
    }
    Optional.ofNullable(facts.get("recipe.options"))
        .ifPresent(options -> parameters.put("recipe.options", options));
    definition.put("externalParameters", parameters);
    Map<String, Object> own = new LinkedHashMap<>();
    for (String key : List.of("toolchain.id", "host-toolchain.id", "recipe.file")) {
      Optional.ofNullable(facts.get(key)).ifPresent(value -> own.put(key, value));
    }
    own.put("SOURCE_DATE_EPOCH", fact("commands.environment.SOURCE_DATE_EPOCH"));
    definition.put("internalParameters", own);
    definition.put("resolvedDependencies", dependencies());
    return definition;
  }

  private List<Object> dependencies() {
    SortedMap<String, String> digests = new TreeMap<>();
    String source = fact("source.name") + "-" + fact("source.version");
    put(digests, source, Optional.ofNullable(facts.get("source.archive")).orElse(""));
    put(digests, source, Optional.ofNullable(facts.get("source.content")).orElse(""));
    put(digests, fact("recipe.file"), fact("recipe.sha256"));
    facts.forEach(
        (key, value) -> {
          if (PATCH.matcher(key).matches()) {
            put(digests, value.replaceFirst(" [^ ]*$", ""), value);
          }
          Matcher component = COMPONENT.matcher(key);
          if (component.matches()) {
            put(digests, value, facts.getOrDefault(component.group(1) + ".sha256[000]", ""));
          }
          Matcher port = PORT.matcher(key);
          if (port.matches()) {
            put(digests, port.group(1) + "-" + fact("port." + port.group(1) + ".version"), value);
          }
        });
    List<Object> dependencies = new ArrayList<>();
    digests.forEach((name, sha256) -> dependencies.add(resource(name, sha256)));
    return dependencies;
  }

  private static void put(SortedMap<String, String> digests, String name, String text) {
    Matcher digest = DIGEST.matcher(text);
    if (digest.matches()) {
      digests.put(name, digest.group(1));
    }
  }

  private String fact(String key) {
    return facts.getOrDefault(key, "");
  }

  private static Map<String, Object> resource(String name, String sha256) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("digest", Map.of("sha256", sha256));
    return values;
  }
}
