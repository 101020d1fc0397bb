// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

import io.github.nanvix.maven.compare.Comparison;
import io.github.nanvix.maven.compare.Difference;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Builds the modules twice and compares the outputs. */
public final class Reproduction {
  private final ReproduceRequest request;
  private final CommandRunner runner;
  private final Build first;
  private final Build second;

  /** Nothing runs yet. */
  public Reproduction(ReproduceRequest request, CommandRunner runner) {
    this.request = request;
    this.runner = runner;
    this.first = new Build(request, Circumstances.FIRST);
    this.second = new Build(request, Circumstances.SECOND);
  }

  /**
   * Runs both builds, one after the other.
   *
   * @throws BuildException if one of them fails, or if none of the modules has an output
   */
  public ReproduceResult run() {
    clear();
    List<Variation> variations = new ArrayList<>(Circumstances.FIRST.against(Circumstances.SECOND));
    Disguise disguise = Disguise.of(runner, request.directory(), request.environment());
    variations.addAll(disguise.variations());
    first.run(runner, request.store(), Disguise.NONE, request.offline());
    // What the first one has downloaded is there; a clock that is wrong would fail TLS.
    second.run(runner, first.store(), disguise, true);
    return new ReproduceResult(variations, compare(), request.exclusions());
  }

  /** Deletes both builds, and nothing else that may be in their directory. */
  public void clear() {
    try {
      Files.createDirectories(request.directory());
      first.delete();
      second.delete();
      Files.deleteIfExists(request.directory().resolve(Disguise.LOG));
    } catch (IOException e) {
      throw DiskFailure.of("clear", request.directory(), e);
    }
  }

  /** The two files of one path. */
  public List<Path> pair(String path) {
    return List.of(first.checkout().resolve(path), second.checkout().resolve(path));
  }

  private Map<String, List<Difference>> compare() {
    Comparison comparison = new Comparison(request.directory());
    Map<String, List<Difference>> files = new TreeMap<>();
    for (ReactorModule module : request.modules()) {
      Set<String> both = new TreeSet<>(module.outputs(first.checkout()));
      both.addAll(module.outputs(second.checkout()));
      for (String path : both) {
        files.put(path, differences(comparison, path));
      }
    }
    if (files.isEmpty()) {
      throw BuildException.input(
          "None of the modules has an output to compare: there is no "
              + String.join(", ", ReactorModule.COMPARED)
              + " in their build directories.",
          "Name a later phase with -Dnanvix.reproduce.goals.");
    }
    return files;
  }

  private List<Difference> differences(Comparison comparison, String path) {
    List<Path> pair = pair(path);
    try {
      return comparison.differences(path, pair.get(0), pair.get(1));
    } catch (IOException e) {
      throw DiskFailure.of("compare", pair.get(0), e);
    }
  }
}
