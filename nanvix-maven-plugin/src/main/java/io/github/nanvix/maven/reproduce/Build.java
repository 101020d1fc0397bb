// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One of the two builds: a copy of the checkout, a home and a store with nothing built in it. */
final class Build {
  /** What the store fetches; the rest is made. */
  private static final List<String> FETCHED = List.of("component", "source");

  private final ReproduceRequest request;
  private final Circumstances circumstances;
  private final Path directory;
  private final Path checkout;

  Build(ReproduceRequest request, Circumstances circumstances) {
    this.request = request;
    this.circumstances = circumstances;
    this.directory = request.directory().resolve(circumstances.name());
    this.checkout = directory.resolve(circumstances.checkout());
  }

  Path checkout() {
    return checkout;
  }

  Path store() {
    return directory.resolve("store");
  }

  void delete() throws IOException {
    Trees.delete(directory);
  }

  /**
   * Runs it to its end.
   *
   * @param known a store that has what this one would fetch
   * @param disguise what to put around the call of Maven
   * @param isOffline whether all that it needs is there
   */
  void run(CommandRunner runner, Path known, Disguise disguise, boolean isOffline) {
    prepare(known);
    runner.runOrFail(command(disguise, isOffline));
    requireOwnStore();
  }

  /** Else both builds would take what one of them, or an earlier one, has built. */
  private void requireOwnStore() {
    try (Stream<Path> kinds = Files.list(Files.createDirectories(store()))) {
      if (kinds.allMatch(kind -> FETCHED.contains(String.valueOf(kind.getFileName())))) {
        throw BuildException.input(
            "The " + circumstances.name() + " build has not put anything into its own store.",
            "Set the store with the property nanvix.store, not with <store>, and name a phase that"
                + " builds something.");
      }
    } catch (IOException e) {
      throw DiskFailure.of("list", store(), e);
    }
  }

  private void prepare(Path known) {
    try {
      Files.createDirectories(checkout);
      Files.createDirectories(directory.resolve("home"));
      for (String kind : FETCHED) {
        if (Files.isDirectory(known.resolve(kind))) {
          Trees.copy(known.resolve(kind), store().resolve(kind), Trees.Mode.LINK);
        }
      }
    } catch (IOException e) {
      throw DiskFailure.of("prepare", directory, e);
    }
    Set<Path> excluded =
        new HashSet<>(Set.of(request.directory(), request.output(), request.store()));
    request
        .modules()
        .forEach(module -> excluded.add(request.root().resolve(module.buildDirectory())));
    boolean isForOthers = circumstances.umask().endsWith("2");
    new CheckoutCopy(request.root(), excluded, isForOthers).to(checkout);
  }

  private Command command(Disguise disguise, boolean isOffline) {
    List<String> argv = new ArrayList<>(disguise.prefix());
    argv.addAll(List.of("sh", "-c", "umask \"$1\" && shift && exec \"$@\"", "sh"));
    argv.addAll(List.of(circumstances.umask(), request.maven().toString(), "-B"));
    argv.add("-T" + circumstances.threads());
    argv.add("-Dnanvix.jobs=" + circumstances.jobs());
    argv.add("-Dnanvix.store=" + store());
    if (isOffline) {
      argv.add("-o");
    }
    argv.addAll(request.arguments());
    return Command.of(
            circumstances.name() + " build",
            "build the modules from scratch",
            argv,
            checkout,
            directory.resolve("maven.log"))
        .withEnvironment(environment());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(request.environment());
    environment.putAll(circumstances.environment());
    String home = directory.resolve("home").toString();
    environment.put("HOME", home);
    // Java asks the user database, which does not know every user.
    environment.merge("MAVEN_OPTS", "-Duser.home=" + home, (given, ours) -> given + " " + ours);
    // Else Maven takes the .mvn of a directory above for the project's.
    environment.put("MAVEN_BASEDIR", checkout.toString());
    // A clock that leaps must not be the one that waiting goes by.
    environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    environment.put("DONT_FAKE_MONOTONIC", "1");
    return environment;
  }
}
