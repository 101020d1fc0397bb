// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static java.util.Objects.requireNonNull;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.lock.LockRequest;
import io.github.nanvix.maven.lock.LockedFile;
import io.github.nanvix.maven.manifest.SdkRelease;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.UnifiedDiff;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Completes the pins of sources and components that a project has in its pin directory: fetches
 * each file from all of its places and writes down {@code sha256}, {@code size}, {@code
 * license-file} and {@code license-sha256}, where they are missing. A value that is there is
 * compared and never changed, unless {@code update} allows it. Builds only read pins.
 *
 * @since 0.1
 */
@Mojo(name = "lock", threadSafe = true, requiresProject = false)
public final class LockMojo extends NanvixMojo {

  /**
   * Only this source or component, complete or not: {@code zlib} or {@code zlib:1.3.1}. Default:
   * all that lack something.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.lock")
  private @Nullable String lock;

  /**
   * The source or component whose pinned values may be replaced by what its places have now.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.lock.update")
  private @Nullable String update;

  /**
   * A source that gets one more version, or is new; with {@code lockVersion} and {@code lockUrl}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.lock.source")
  private @Nullable String lockSource;

  /**
   * That version, for example {@code 1.3.1}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.lock.version")
  private @Nullable String lockVersion;

  /**
   * The address of that version's archive: http, https or file.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.lock.url")
  private @Nullable String lockUrl;

  /**
   * The {@code sdk-release.json} of a Nanvix SDK: its container image is pinned by the digest that
   * stands there, with the digest of its sysroot, and what differs from the pin before is printed.
   * The pin is that of the image's name in {@code components/}, or a new one.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.sdk")
  private @Nullable File sdk;

  /**
   * Prints what would be written as a unified diff, for {@code patch -p1} in the pin directory.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.dryRun", defaultValue = "false")
  private String dryRun = "";

  @Override
  Optional<String> unfit(MavenProject candidate) {
    return writesPins() || hasPins(candidate)
        ? Optional.empty()
        : Optional.of("there is no directory of pins for \"" + candidate.getArtifactId() + "\".");
  }

  @Override
  boolean writesPins() {
    return chosen(lockSource).isPresent() || sdk != null;
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> flag("dryRun", dryRun));
    problems.look(this::added);
    if (sdk != null) {
      problems.look(sdk.toPath(), () -> SdkRelease.read(requireNonNull(sdk).toPath()));
    }
    Set<String> pinned = new TreeSet<>(catalog.names("sources"));
    pinned.addAll(catalog.names("components"));
    chosen(lockSource).ifPresent(pinned::add);
    chosen(lock)
        .ifPresent(text -> problems.look(() -> requirePinned("lock", named(text)[0], pinned)));
    chosen(update).ifPresent(text -> problems.look(() -> requirePinned("update", text, pinned)));
  }

  @Override
  void run(Wiring wiring) {
    String[] named = chosen(lock).map(LockMojo::named).orElse(new String[0]);
    LockRequest request =
        new LockRequest(
            List.of(named).stream().findFirst(),
            List.of(named).stream().skip(1).findFirst(),
            chosen(update),
            added(),
            Optional.ofNullable(sdk).map(File::toPath));
    List<LockedFile> files = wiring.lock(request, flag("dryRun", dryRun));
    for (LockedFile file : files) {
      file.lines().forEach(line -> getLog().info(file.name() + ": " + line));
      if (flag("dryRun", dryRun) && file.isChanged()) {
        UnifiedDiff.of(file.name(), bytes(file.before()), bytes(file.after())).printTo(System.out);
      }
    }
    if (files.isEmpty()) {
      getLog()
          .info(
              pins()
                  .filter(Files::isDirectory)
                  .map(directory -> "Every pin in \"" + directory + "\" is complete.")
                  .orElse("There is no directory of pins."));
    }
  }

  private static String[] named(String text) {
    return text.split(":", 2);
  }

  private void requirePinned(String parameter, String name, Set<String> pinned) {
    if (!pinned.contains(name)) {
      throw text(parameter, name).refusal("Name a source or a component that is pinned.");
    }
  }

  private Optional<LockRequest.Added> added() {
    List<String> given =
        List.of(chosen(lockSource), chosen(lockVersion), chosen(lockUrl)).stream()
            .flatMap(Optional::stream)
            .toList();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.size() < 3) {
      throw BuildException.input(
          "A new version of a source needs a name, a version and an address; given is only "
              + given
              + ".",
          "Give -Dnanvix.lock.source, -Dnanvix.lock.version and -Dnanvix.lock.url together.");
    }
    try {
      return Optional.of(
          new LockRequest.Added(given.get(0), given.get(1), URI.create(given.get(2))));
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "Parameter \"lockUrl\" is no address: " + Reason.of(e) + ".",
          "Give an http, https or file address.",
          e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
