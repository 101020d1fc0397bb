// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.configure;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers of a configure script that has been asked everything, kept only after a second call,
 * which was given them, has made the same files: scripts exist that do something besides answering.
 */
record AskedAnswers(Configure configure) implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(AskedAnswers.class);
  private static final String FILE = "answers.cache";
  private static final String LOG_OF_CONFIGURE = "config.log";

  static KeptAnswers in(StoreEntry entry, Configure configure) throws IOException {
    Path file = entry.file(FILE);
    return KeptAnswers.parse(file.toString(), Files.readString(file));
  }

  @Override
  public String kind() {
    return "configure-answers";
  }

  @Override
  public String title() {
    return configure.subject() + " configure answers";
  }

  @Override
  public Inputs inputs() {
    return configure.key().with("step", "configure-answers 2");
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    LOG.info(
        "Configure of {} is asked everything, once and once again with its answers; they are kept for all later builds.",
        configure.subject());
    Commands commands = new Commands(configure.toolchain(), workspace);
    // Twice in one place: some scripts write it into what they make.
    Path place = workspace.work().resolve("call");
    Path build = configure.layout().in(Files.createDirectories(place));
    Answers found = configure.run(commands, build, Answers.NONE);
    Path aside = workspace.work().resolve("asked");
    Files.move(place, aside);
    configure.layout().in(Files.createDirectories(place));
    configure.run(commands, build, found);
    Set<String> differences = differences(aside.resolve(place.relativize(build)), build);
    if (!differences.isEmpty()) {
      LOG.warn(
          "The answers of configure for {} are not kept: given them, it makes another \"{}\".",
          configure.subject(),
          String.join("\", \"", differences));
    }
    Answers kept = differences.isEmpty() ? found : Answers.NONE;
    Files.writeString(workspace.output().resolve(FILE), KeptAnswers.of(configure, kept).text());
  }

  private static Set<String> differences(Path one, Path other) throws IOException {
    Set<String> differences = new TreeSet<>();
    Map<String, Sha256> first = made(one);
    Map<String, Sha256> second = made(other);
    first.forEach(
        (path, digest) -> {
          if (!digest.equals(second.remove(path))) {
            differences.add(path);
          }
        });
    differences.addAll(second.keySet());
    return differences;
  }

  private static Map<String, Sha256> made(Path build) throws IOException {
    Map<String, Sha256> files = new TreeMap<>();
    for (RelativePath path : Trees.files(build)) {
      if (!path.fileName().equals(LOG_OF_CONFIGURE)) {
        files.put(path.text(), TreeDigest.of(new TreeMap<>(Map.of(path, path.under(build)))));
      }
    }
    return files;
  }
}
