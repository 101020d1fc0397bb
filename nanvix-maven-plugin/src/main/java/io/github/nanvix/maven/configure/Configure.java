// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.configure;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One call of a configure script: what it is told, and all that its answers depend on. Of two,
 * those are the same that find out the same.
 *
 * @param subject what is configured, for example {@code cpython 3.13.5}
 * @param toolchain the one that is asked about
 * @param script the file that is called, wherever it lies before the call's surroundings exist
 * @param directory where it is called, below the source; empty for the source itself
 * @param source the digest of what the script reads of its source, itself included
 * @param reads digests of the other files that it reads, by what they are
 * @param argv the call; {@code {build}} stands for the build directory
 * @param variables of the environment, with the same
 * @param askAgain patterns of the answers that must not be kept: where a script does something
 *     besides remembering the answer, or reads one before it has asked for it, a kept answer leads
 *     elsewhere
 * @param layout how the call's surroundings come to be
 * @param answersOf the call whose answers serve this one
 * @param notServing patterns of those of its answers that do not
 */
public record Configure(
    String subject,
    Toolchain toolchain,
    Path script,
    String directory,
    Sha256 source,
    Map<String, Sha256> reads,
    List<String> argv,
    Map<String, String> variables,
    List<String> askAgain,
    Layout layout,
    Optional<Configure> answersOf,
    List<Glob> notServing) {
  private static final String BUILD = "{build}";

  /** Lays out what a configure script expects around it. */
  @FunctionalInterface
  public interface Layout {
    /**
     * Lays it out.
     *
     * @param work an empty directory
     * @return the build directory in it, where the script is called
     */
    Path in(Path work) throws IOException;
  }

  /** A call whose answers are its own. */
  public Configure(
      String subject,
      Toolchain toolchain,
      Path script,
      String directory,
      Sha256 source,
      Map<String, Sha256> reads,
      List<String> argv,
      Map<String, String> variables,
      List<String> askAgain,
      Layout layout) {
    this(
        subject,
        toolchain,
        script,
        directory,
        source,
        reads,
        argv,
        variables,
        askAgain,
        layout,
        Optional.empty(),
        List.of());
  }

  /**
   * The same call, for which the answers of another serve: one that asks the same toolchain and
   * differs in what only some answers depend on.
   */
  public Configure withAnswersOf(Configure other, List<Glob> but) {
    return new Configure(
        subject,
        toolchain,
        script,
        directory,
        source,
        reads,
        argv,
        variables,
        askAgain,
        layout,
        Optional.of(other),
        but);
  }

  /** The call that is asked for the answers. */
  Configure asked() {
    return answersOf.orElse(this);
  }

  /** What serves this call of the answers of the one that was asked. */
  Answers serving(Answers found) {
    return found.without(notServing);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Configure call && call.key().text().equals(key().text());
  }

  @Override
  public int hashCode() {
    return key().text().hashCode();
  }

  /** The file name of its answers, without an extension. */
  public String name() {
    return subject.replace(' ', '-') + "-" + toolchain.spec().name();
  }

  /** All that the answers depend on; neither the machine nor a directory is part of it. */
  public Inputs key() {
    Inputs inputs = directory.isEmpty() ? new Inputs() : new Inputs().with("directory", directory);
    return inputs
        .with("toolchain", toolchain.id())
        .with("source", source)
        .withMap("reads", reads)
        .withList("argument", argv)
        .withMap("variable", variables)
        .withList("ask-again", askAgain);
  }

  /**
   * Runs the script as a part of a step, which brings the answers.
   *
   * @return all answers, as {@link #run(Commands, Path, Answers)} does
   */
  public Answers run(Commands commands, Path build) throws IOException {
    Workspace workspace = commands.workspace();
    return run(commands, build, workspace.bring(KnownAnswers.class).of(this, workspace::make));
  }

  /**
   * Runs the script; what it asks for and finds among the answers it does not find out.
   *
   * @return all answers, those that were given included; none where the script does not keep any
   */
  public Answers run(Commands commands, Path build, Answers given) throws IOException {
    Path kept = Files.createDirectories(commands.workspace().log().resolveSibling("answers"));
    Path cache = kept.resolve("config.cache");
    Files.writeString(cache, given.text());
    // Not --cache-file: arguments are recorded in what is shipped, site files are not.
    Path site = kept.resolve("config.site");
    Files.writeString(site, "cache_file=" + cache + "\n");
    Map<String, String> environment = new TreeMap<>();
    variables.forEach((name, value) -> environment.put(name, value.replace(BUILD, "" + build)));
    environment.put("CONFIG_SITE", site.toString());
    // Else scripts go on in the first shell of /bin that they like better, bash where there is one:
    // slower by a third, and not on every machine.
    environment.put("CONFIG_SHELL", "/bin/sh");
    commands.run(
        "configure " + subject,
        "find out what " + toolchain.spec().triple().text() + " has for " + subject,
        build,
        argv.stream().map(word -> word.replace(BUILD, "" + build)).toList(),
        environment);
    return Answers.ofCache(Files.readString(cache, StandardCharsets.UTF_8))
        .without(askAgain.stream().map(Glob::new).toList())
        .withoutPlaces(
            List.of(
                toolchain.directory().toString(),
                toolchain.surroundings().path(),
                commands.workspace().work().toString()));
  }

  /** Whether the script is one that autoconf made, and so can be given answers. */
  boolean keepsAnswers() {
    try {
      return Files.isRegularFile(script)
          && Files.readString(script, StandardCharsets.ISO_8859_1).contains("CONFIG_SITE");
    } catch (IOException e) {
      throw DiskFailure.of("read", script, e);
    }
  }
}
