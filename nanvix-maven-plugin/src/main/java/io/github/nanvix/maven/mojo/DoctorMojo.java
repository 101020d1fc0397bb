// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.checkup.Checkup;
import io.github.nanvix.maven.checkup.Memory;
import io.github.nanvix.maven.checkup.Programs;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.ByteSize;
import io.github.nanvix.maven.pipeline.CheckupAnswer;
import io.github.nanvix.maven.pipeline.Doctor;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.CheckupJson;
import io.github.nanvix.maven.target.Host;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Looks at the machine and the project on one screen: programs, store, disk, memory, what runs the
 * target's programs, pins, places to fetch from, Java and Maven. Below each problem stands the
 * command that removes it; where there is one, the goal fails. All of it goes to {@code
 * doctor.json} in the output directory. Needs no POM, and makes nothing.
 *
 * @since 0.1
 */
@Mojo(name = "doctor", threadSafe = true, requiresProject = false, aggregator = true)
public final class DoctorMojo extends NanvixMojo {

  /**
   * How large the store should be at most: a number with B, kB, MB, GB or TB (powers of 1000) or
   * KiB, MiB, GiB or TiB, for example {@code 5 GB}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.limit", defaultValue = "10 GB")
  private String limit = "";

  /**
   * Whether every file of the store is read to find damaged entries; else those that were touched
   * since they were last compared with their manifests.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.check", defaultValue = "false")
  private String check = "";

  /** Called for it, the goal says itself what is wrong with parameters, beside all the rest. */
  @Override
  void check(Problems problems, PinCatalog catalog) {
    if (!isCalledByName()) {
      checkAll(problems, catalog);
    }
  }

  private void checkAll(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::limit);
    problems.look(() -> flag("check", check));
  }

  @Override
  void work() {
    Checkup checkup = new Checkup(coordinates());
    Programs.look(
        checkup,
        Runtime.version(),
        Optional.ofNullable(System.getProperty("maven.home")).map(Path::of));
    Problems problems = new Problems();
    problems.look(() -> checkAll(problems, new PinCatalog(pins(), pinArtifacts())));
    problems.found().forEach(fault -> checkup.problem("parameters", fault));
    if (problems.found().isEmpty()) {
      try {
        examine(wiring(), checkup);
      } catch (BuildException e) {
        checkup.problem("project", e);
      }
    }
    try {
      report("doctor.json", CheckupJson.render(checkup));
    } catch (BuildException e) {
      // Where nothing can be written, that has mostly been said.
      if (checkup.problems().isEmpty()) {
        checkup.problem("output", e);
      }
    }
    new CheckupAnswer(checkup).print(answer());
  }

  @Override
  void run(Wiring wiring) {
    throw new IllegalStateException("The work is done without it.");
  }

  private void examine(Wiring wiring, Checkup checkup) {
    wiring.examine(
        checkup,
        new Doctor.Request(
            Host.of(System.getProperty("os.name"), System.getProperty("os.arch")),
            jobs(),
            limit(),
            flag("check", check),
            Memory.FILE));
  }

  private String coordinates() {
    return String.join(
        ":", List.of(plugin().getGroupId(), plugin().getArtifactId(), plugin().getVersion()));
  }

  private long limit() {
    try {
      return ByteSize.parse(limit).bytes();
    } catch (IllegalArgumentException e) {
      throw text("limit", limit).refusal("Give a number and a unit, for example 5GB.");
    }
  }
}
