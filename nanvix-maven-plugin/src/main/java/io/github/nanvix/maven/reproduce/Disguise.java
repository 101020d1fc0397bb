// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.reproduce.Variation.NotVaried;
import io.github.nanvix.maven.reproduce.Variation.Varied;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What makes a command believe that it runs on another machine, as another user, at another time:
 * as much of it as this machine allows, which is tried out.
 *
 * @param prefix what goes before the command's arguments
 * @param variations what it changes, and what it cannot
 */
record Disguise(List<String> prefix, List<Variation> variations) {
  /** Nothing is changed. */
  static final Disguise NONE = new Disguise(List.of(), List.of());

  /** What the commands say that find out what works. */
  static final String LOG = "trial.log";

  private static final String HOST = "nanvix-reproduce";
  private static final String USER = "4711";
  private static final List<String> CLOCK = List.of("faketime", "-f", "+1y");
  private static final List<String> OTHER_USER =
      List.of("unshare", "--user", "--map-user=" + USER, "--map-group=" + USER);

  Disguise {
    prefix = List.copyOf(prefix);
    variations = List.copyOf(variations);
  }

  /** One way to change one circumstance. */
  private record Way(String value, List<String> prefix) {}

  /** Finds out what works here, with commands that take no time. */
  static Disguise of(CommandRunner runner, Path directory, Map<String, String> environment) {
    Trial trial = new Trial(runner, directory, environment);
    // A user other than root gets to name a host only in a namespace where it is root.
    trial.vary(
        "host name", "its own", "unshare --uts is not allowed", host(), host("--map-root-user"));
    trial.vary("clock", "now", "faketime is not on the PATH", new Way("a year later", CLOCK));
    trial.vary("user id", "its own", "unshare --user is not allowed", new Way(USER, OTHER_USER));
    return new Disguise(trial.prefix, trial.variations);
  }

  private static Way host(String... options) {
    List<String> prefix = new ArrayList<>(List.of("unshare", "--uts"));
    prefix.addAll(List.of(options));
    prefix.addAll(List.of("sh", "-c", "hostname " + HOST + " && exec \"$@\"", "sh"));
    return new Way(HOST, prefix);
  }

  /** What works one within the other, from the outside to the inside. */
  private static final class Trial {
    private final CommandRunner runner;
    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> prefix = new ArrayList<>();
    private final List<Variation> variations = new ArrayList<>();

    Trial(CommandRunner runner, Path directory, Map<String, String> environment) {
      this.runner = runner;
      this.directory = directory;
      this.environment = environment;
    }

    void vary(String what, String usual, String reason, Way... ways) {
      for (Way way : ways) {
        List<String> tried = new ArrayList<>(prefix);
        tried.addAll(way.prefix());
        if (works(what, tried)) {
          prefix.addAll(way.prefix());
          variations.add(new Varied(what, usual, way.value()));
          return;
        }
      }
      variations.add(new NotVaried(what, reason));
    }

    private boolean works(String what, List<String> tried) {
      List<String> argv = new ArrayList<>(tried);
      argv.add("true");
      Path log = directory.resolve(LOG);
      try {
        return runner
            .run(
                Command.of(
                        "try " + what, "find out whether it can be changed", argv, directory, log)
                    .withEnvironment(environment))
            .succeeded();
      } catch (BuildException e) {
        // There is no such program.
        return false;
      }
    }
  }
}
