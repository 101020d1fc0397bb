// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.lock.LockedFile;
import io.github.nanvix.maven.lock.OutdatedPins;
import io.github.nanvix.maven.pipeline.PinUpdates;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.UnifiedDiff;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Lists the newer versions that the places of pinned sources and components have: what lies beside
 * an address or a file, and what Maven repositories, npm's registry and Debian's index know. Builds
 * go on with what is pinned; {@code write} adds the newest of each source to the pin files.
 *
 * @since 0.1
 */
@Mojo(name = "outdated", threadSafe = true, requiresProject = false)
public final class OutdatedMojo extends NanvixMojo {

  /**
   * The sources and components to ask for, separated by commas; {@code all} is all that are known.
   * Default: those of the project's own pin files, or where it has none, all.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.outdated")
  private @Nullable String outdated;

  /**
   * Adds the newest version of each source to the project's pin files, as {@code nanvix:lock} does,
   * and prints the difference. Which version is built stays as it is.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.outdated.write", defaultValue = "false")
  private String write = "";

  /**
   * With {@code write}: prints what would be written as a unified diff, and writes nothing.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.dryRun", defaultValue = "false")
  private String dryRun = "";

  @Override
  Optional<String> unfit(MavenProject candidate) {
    return chosen(outdated).isPresent() || hasPins(candidate)
        ? Optional.empty()
        : Optional.of("there is no directory of pins for \"" + candidate.getArtifactId() + "\".");
  }

  @Override
  boolean writesPins() {
    return flag("write", write);
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> flag("dryRun", dryRun));
    problems.look(() -> flag("write", write));
    problems.look(() -> names(catalog));
  }

  @Override
  void run(Wiring wiring) {
    PinUpdates updates = wiring.updates();
    List<OutdatedPins.Finding> findings = updates.find(names(wiring.pins()));
    for (OutdatedPins.Finding finding : findings) {
      answer().line(finding.line());
      finding.silent().forEach(place -> answer().line("  not known of " + place));
    }
    if (!flag("write", write) && !flag("dryRun", dryRun)) {
      return;
    }
    for (LockedFile file : updates.pin(findings, flag("dryRun", dryRun))) {
      file.lines().forEach(line -> getLog().info(file.name() + ": " + line));
      UnifiedDiff.of(file.name(), bytes(file.before()), bytes(file.after())).printTo(System.out);
    }
  }

  private Collection<String> names(PinCatalog catalog) {
    Set<String> pinned = OutdatedPins.pinned(catalog);
    Optional<String> given = chosen(outdated);
    if (given.isEmpty()) {
      Set<String> own = own();
      return own.isEmpty() ? pinned : own;
    }
    if (given.get().equals("all")) {
      return pinned;
    }
    List<String> names =
        Stream.of(given.get().split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
    for (String name : names) {
      if (!pinned.contains(name)) {
        throw text("outdated", name).refusal("Name sources or components that are pinned, or all.");
      }
    }
    return names;
  }

  private Set<String> own() {
    Set<String> own = new TreeSet<>();
    Optional<Path> directory = pins().filter(Files::isDirectory);
    if (directory.isPresent()) {
      own.addAll(OutdatedPins.pinned(new PinCatalog(directory)));
      own.removeIf(
          name ->
              Stream.of("sources/", "components/")
                  .noneMatch(
                      kind -> Files.isRegularFile(directory.get().resolve(kind + name + ".toml"))));
    }
    return own;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
