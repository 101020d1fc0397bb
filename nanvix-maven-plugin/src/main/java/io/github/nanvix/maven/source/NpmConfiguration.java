// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is configured for npm, as npm itself would find it, whether npm is installed or not:
 * variables {@code npm_config_…} first, then the {@code .npmrc} of project, user and installation.
 *
 * @param settings the values that win, by key
 * @param environment the variables that npm takes its configuration from
 * @param files those that were looked for, for messages
 */
public record NpmConfiguration(
    Map<String, String> settings, Map<String, String> environment, List<Path> files) {
  /** That of a machine without any. */
  public static final NpmConfiguration NONE = new NpmConfiguration(Map.of(), Map.of(), List.of());

  private static final String VARIABLE = "npm_config_";
  private static final String REGISTRY = "registry";
  private static final String FILE = ".npmrc";

  /**
   * Reads it.
   *
   * @param environment all variables of the user
   * @param projects the directories whose {@code .npmrc} counts, nearest first
   * @param home the user's home directory
   * @param toolDirectories the directories of PATH
   */
  public static NpmConfiguration read(
      Map<String, String> environment, List<Path> projects, Path home, List<Path> toolDirectories) {
    Map<String, String> own = new TreeMap<>();
    Map<String, String> variables = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.toLowerCase(Locale.ROOT).startsWith(VARIABLE) && !value.isEmpty()) {
            variables.put(name, value);
            own.putIfAbsent(key(name.substring(VARIABLE.length())), value);
          }
        });
    Set<Path> files = new LinkedHashSet<>();
    projects.forEach(directory -> files.add(directory.resolve(FILE)));
    files.add(Path.of(own.getOrDefault("userconfig", home.resolve(FILE).toString())));
    if (own.containsKey("globalconfig")) {
      files.add(Path.of(own.get("globalconfig")));
    } else {
      files.addAll(ofInstallation(own, toolDirectories));
    }
    Map<String, String> settings = new TreeMap<>(own);
    for (Path file : files) {
      NpmrcFile.read(file, environment).forEach(settings::putIfAbsent);
    }
    return new NpmConfiguration(settings, variables, List.copyOf(files));
  }

  /** npm's own rule, but for addresses, which stay as they are. */
  private static String key(String variable) {
    return variable.startsWith("//")
        ? variable
        : variable.toLowerCase(Locale.ROOT).replaceAll("(?<!^)_", "-");
  }

  /** {@code etc/npmrc} of the prefix, which is where the {@code bin} with npm is. */
  private static List<Path> ofInstallation(Map<String, String> own, List<Path> toolDirectories) {
    List<Path> prefixes = new ArrayList<>();
    if (own.containsKey("prefix")) {
      prefixes.add(Path.of(own.get("prefix")));
    } else {
      toolDirectories.stream()
          .filter(bin -> Files.isExecutable(bin.resolve("npm")) && bin.getParent() != null)
          .limit(1)
          .forEach(bin -> prefixes.add(bin.resolveSibling("")));
    }
    return prefixes.stream().map(prefix -> prefix.resolve("etc/npmrc").normalize()).toList();
  }

  /**
   * The registry that is named for a scope, or else for all packages; with a slash at its end.
   *
   * @throws IOException if what is named is no address
   */
  Optional<URI> registry(Optional<String> scope) throws IOException {
    Optional<String> named =
        scope
            .flatMap(text -> Optional.ofNullable(settings.get(text + ":" + REGISTRY)))
            .or(() -> Optional.ofNullable(settings.get(REGISTRY)));
    return named.isPresent() ? Optional.of(address(named.get())) : Optional.empty();
  }

  /** A registry as it is configured, made fit for resolving names against it. */
  static URI address(String text) throws IOException {
    try {
      URI uri = new Locator.Url(URI.create(text.endsWith("/") ? text : text + "/")).uri();
      if (!"file".equals(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("npm's registry is no address: \"" + text + "\"", e);
    }
    throw new IOException("npm's registry is no http or https address: \"" + text + "\"");
  }

  /** What an address is to be told so that it lets the user in: of the longest path that has it. */
  Optional<String> authorization(URI address) {
    String authority = String.valueOf(address.getRawAuthority());
    String path = String.valueOf(address.getRawPath());
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 2) + 1) {
      String below = "//" + authority + path.substring(0, end);
      String place = below.endsWith("/") ? below : below + "/";
      String token = settings.get(place + ":_authToken");
      if (token != null) {
        return Optional.of("Bearer " + token);
      }
      String basic = settings.get(place + ":_auth");
      if (basic != null) {
        return Optional.of("Basic " + basic);
      }
    }
    return Optional.empty();
  }
}
