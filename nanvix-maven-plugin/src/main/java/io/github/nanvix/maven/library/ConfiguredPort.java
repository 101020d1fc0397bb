// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import static java.util.Comparator.comparing;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a port's configure script makes, for a recipe that declares what the script reads: kept, so
 * that a change of any other file of the source does not call it again.
 *
 * <p>The script sees nothing that is not declared. The build directory's name, which scripts write
 * into much of what they make, is kept as {@value #BUILD}, the toolchain's as {@value #TOOLCHAIN}.
 *
 * @param clock what the build takes for the current time
 * @param answers the digest of those that are pinned
 */
record ConfiguredPort(Configure configure, Instant clock, Optional<Sha256> answers)
    implements Step {
  private static final String BUILD = "@nanvix-build-directory@";
  private static final String TOOLCHAIN = "@nanvix-toolchain-directory@";
  // It tells of this run: the time, the machine's name.
  private static final String LOG = "config.log";

  @Override
  public String kind() {
    return "configured-port";
  }

  @Override
  public String title() {
    return configure.subject() + " configure";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs = configure.key().with("step", "configured-port 1").with("clock", clock);
    answers.ifPresent(pinned -> inputs.with("answers", pinned));
    return inputs;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path directory = configure.layout().in(workspace.work());
    Path build = BuildPlace.source(workspace.work(), directory);
    Map<RelativePath, FileTime> before = times(build);
    configure.run(new Commands(configure.toolchain(), workspace, clock), directory);
    List<MovedDirectory> away = moves(build);
    for (Map.Entry<RelativePath, FileTime> made : times(build).entrySet()) {
      RelativePath name = made.getKey();
      if (name.fileName().equals(LOG) || made.getValue().equals(before.get(name))) {
        Files.delete(name.under(build));
        continue;
      }
      for (MovedDirectory moved : away) {
        moved.apply(name.under(build));
      }
    }
    Trees.delete(workspace.output());
    Files.move(build, workspace.output());
  }

  /** From the names that a script may have written to the words that are kept, longest first. */
  private List<MovedDirectory> moves(Path build) throws IOException {
    Map<String, String> words = new HashMap<>();
    words.put(build.toString(), BUILD);
    words.put(configure.toolchain().directory().toString(), TOOLCHAIN);
    // What a script calls its directory, when the store is reached through a link.
    words.put(build.toRealPath().toString(), BUILD);
    return words.entrySet().stream()
        .sorted(comparing((Map.Entry<String, String> word) -> -word.getKey().length()))
        .map(word -> new MovedDirectory(word.getKey(), word.getValue()))
        .toList();
  }

  private static Map<RelativePath, FileTime> times(Path build) throws IOException {
    Map<RelativePath, FileTime> times = new TreeMap<>();
    for (RelativePath name : Trees.files(build)) {
      times.put(name, Files.getLastModifiedTime(name.under(build), LinkOption.NOFOLLOW_LINKS));
    }
    return times;
  }

  /** Lays what was made over a copy of the source, as if configure had been called there. */
  void layOver(StoreEntry made, Path build) throws IOException {
    List<RelativePath> names = Trees.files(made.tree());
    for (RelativePath name : names) {
      Files.deleteIfExists(name.under(build));
    }
    Trees.copy(made.tree(), build, Trees.Mode.COPY);
    List<MovedDirectory> here =
        List.of(
            new MovedDirectory(BUILD, build.toString()),
            new MovedDirectory(TOOLCHAIN, configure.toolchain().directory().toString()));
    // One time for all: nothing is older than what it was made of, and make calls no script again.
    FileTime now = FileTime.from(Instant.now());
    for (RelativePath name : names) {
      Path file = name.under(build);
      for (MovedDirectory moved : here) {
        moved.apply(file);
      }
      if (!Files.isSymbolicLink(file)) {
        Files.setLastModifiedTime(file, now);
      }
    }
  }
}
