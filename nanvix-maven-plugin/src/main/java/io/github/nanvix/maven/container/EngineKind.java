// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.container;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The engines whose command line is known. */
enum EngineKind {
  /** podman(1). */
  PODMAN("podman", "{{.Host.Security.Rootless}}", "true"),
  /** docker(1). */
  DOCKER("docker", "{{.SecurityOptions}}", "name=rootless");

  private final String program;
  private final String rootlessFormat;
  private final String rootlessMark;

  EngineKind(String program, String rootlessFormat, String rootlessMark) {
    this.program = program;
    this.rootlessFormat = rootlessFormat;
    this.rootlessMark = rootlessMark;
  }

  /** The programs to look for, in this order: the first needs no service. */
  static List<String> programs() {
    return Arrays.stream(values()).map(kind -> kind.program).toList();
  }

  /** The engine that answers {@code --version} like that. */
  static Optional<EngineKind> of(String version) {
    return Arrays.stream(values())
        .filter(kind -> version.toLowerCase(Locale.ROOT).contains(kind.program))
        .findFirst();
  }

  /** What {@code info} is asked for, to learn whether the engine runs without root. */
  String rootlessFormat() {
    return rootlessFormat;
  }

  /** Whether that answer says so. */
  boolean isRootless(String answer) {
    return answer.contains(rootlessMark);
  }

  /**
   * How commands become those of this user, so that what they write is this user's.
   *
   * @param uid this user's number
   * @param gid and its group's
   */
  List<String> userArguments(boolean rootless, int uid, int gid) {
    String user = uid + ":" + gid;
    if (!rootless) {
      return List.of("--user", user);
    }
    return this == PODMAN
        ? List.of("--userns=keep-id", "--user", user)
        // There, root inside is this user outside, and nobody else can be.
        : List.of("--user", "0:0");
  }

  /** What the engine would do by itself and is not wanted. */
  List<String> switches() {
    // podman hands the user's proxies in; docker does so only where its configuration says so.
    return this == PODMAN ? List.of("--http-proxy=false") : List.of();
  }
}
