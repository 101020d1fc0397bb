// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.bill.Audit;
import io.github.nanvix.maven.bill.AuditJson;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.pipeline.AuditAnswer;
import io.github.nanvix.maven.pipeline.Audits;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Compares bills of materials with advisories in OSV's format, and fails where one concerns a
 * version that is listed. All of it goes to {@code audit.json} in the output directory. Needs no
 * POM, and makes nothing.
 *
 * @since 0.1
 */
@Mojo(
    name = "audit",
    defaultPhase = LifecyclePhase.VERIFY,
    threadSafe = true,
    requiresProject = false)
public final class AuditMojo extends NanvixMojo {
  private static final String BILL = ".cdx.json";

  /**
   * Where the advisories are: a directory with files {@code *.json}, one such file, or a zip file
   * of them, by its path or by an address such as {@code https://…/OSS-Fuzz/all.zip}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.audit.advisories")
  private @Nullable String advisories;

  /**
   * Bills of materials in CycloneDX's JSON, by their paths. Default: those that the goal package
   * has written into the build directory.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.audit.bills")
  private List<@Nullable String> bills = List.of();

  /**
   * Advisories that are no fault here, by id or alias: since a patch mends it, or since what it is
   * about is never called.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.audit.accepted")
  private List<@Nullable String> accepted = List.of();

  @Override
  Optional<String> unfit(MavenProject candidate) {
    return !bills.isEmpty() || !written(candidate).isEmpty()
        ? Optional.empty()
        : Optional.of(
            "\""
                + candidate.getArtifactId()
                + "\" has no bill of materials in its build directory.");
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::place);
    problems.look(this::named);
    problems.look(this::acceptedIds);
  }

  @Override
  void run(Wiring wiring) {
    List<Path> files = bills.isEmpty() ? written(project()) : named();
    if (files.isEmpty()) {
      throw BuildException.input(
          "There is no bill of materials in the build directory.",
          "Run the goal package before, or name one with -Dnanvix.audit.bills=FILE.");
    }
    Audit audit = wiring.audits().of(new Audits.Request(files, place(), acceptedIds()));
    report("audit.json", AuditJson.render(audit));
    new AuditAnswer(audit).print(answer());
  }

  /** The place, an address as it is, a path in full. */
  private String place() {
    String given =
        chosen(advisories)
            .orElseThrow(
                () ->
                    BuildException.input(
                        "Parameter \"advisories\" is missing.",
                        "Name a directory or an address with -Dnanvix.audit.advisories=PLACE."));
    if (given.matches("(?i)(https?|file)://?.*")) {
      try {
        return URI.create(given).toString();
      } catch (IllegalArgumentException e) {
        throw text("advisories", given).refusal("Give a directory, a file or an address.");
      }
    }
    Path path = startedIn().resolve(given).normalize();
    if (!Files.exists(path)) {
      throw text("advisories", given).refusal("There is no such directory or file.");
    }
    return path.toString();
  }

  private Set<String> acceptedIds() {
    Set<String> ids = new TreeSet<>(given(accepted));
    for (String id : ids) {
      if (!id.matches("[A-Za-z0-9][A-Za-z0-9:._-]*")) {
        throw text("accepted", id).refusal("Name advisories by id, CVE-2024-1 say.");
      }
    }
    return ids;
  }

  private List<Path> named() {
    List<Path> files =
        given(bills).stream().map(bill -> startedIn().resolve(bill).normalize()).toList();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw text("bills", file.toString()).refusal("There is no such file.");
      }
    }
    return files;
  }

  private static List<String> given(List<@Nullable String> values) {
    return values.stream()
        .flatMap(Stream::ofNullable)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static List<Path> written(MavenProject candidate) {
    Path directory = Path.of(candidate.getBuild().getDirectory());
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(BILL)).sorted().toList();
    } catch (IOException e) {
      throw DiskFailure.of("list", directory, e);
    }
  }
}
