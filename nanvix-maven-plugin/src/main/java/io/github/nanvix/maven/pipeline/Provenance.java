// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.report.BuildInfo;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Gathers what an archive was made of. Each section is the inputs that steps and toolchains are
 * identified by, so that none is said twice or forgotten, and none of them names a machine.
 */
final class Provenance {
  private final Workshop workshop;
  private final BuildInfo info = new BuildInfo();
  private final SortedSet<String> programs = new TreeSet<>();

  Provenance(Workshop workshop) {
    this.workshop = workshop;
    Inputs environment = new Inputs().withMap("environment", Toolchain.declaredEnvironment());
    environment.with("environment.SOURCE_DATE_EPOCH", workshop.settings().clock().getEpochSecond());
    info.with("buildinfo.version", "1.0-nanvix").section("commands", environment);
  }

  /** All of it, which says last what comes from the machine: names, not what is behind them. */
  BuildInfo info() {
    return info.section(
        "machine", new Inputs().with("kernel", "Linux").withList("program", programs));
  }

  Provenance toolchain(String section, Toolchain toolchain) {
    info.with(section + ".id", toolchain.id())
        .section(section, workshop.toolchainContent(toolchain.spec().name()));
    programs.addAll(toolchain.surroundings().machinePrograms());
    return this;
  }

  /** Further programs of the machine. */
  Provenance programs(Collection<String> names) {
    programs.addAll(names);
    return this;
  }

  Provenance source(Source source) {
    info.with("source.name", source.name())
        .with("source.version", source.version())
        .with("source.tree", source.entry().fingerprint())
        .section("source", source.origin());
    return this;
  }

  Provenance recipe(String file) {
    info.with("recipe.file", file)
        .with("recipe.sha256", Sha256.of(workshop.pins().bytes(file)).hex());
    return this;
  }

  Provenance options(List<String> chosen) {
    if (!chosen.isEmpty()) {
      info.with("recipe.options", String.join(",", chosen));
    }
    return this;
  }

  Provenance step(Step step) {
    return step(step.kind(), step);
  }

  Provenance step(String name, Step step) {
    Inputs inputs = step.inputs();
    info.with("step." + name + ".fingerprint", inputs.fingerprint())
        .section("step." + name, inputs);
    return this;
  }

  Provenance configured(Step step, Configure configure) {
    step(step);
    info.section("step." + step.kind() + ".configure-call", configure.key());
    return this;
  }

  /**
   * What make is told.
   *
   * @param toolchain whose directory the arguments may name
   */
  Provenance make(Step step, List<String> arguments, Toolchain toolchain) {
    String place = toolchain.directory().toString();
    info.section(
        "step." + step.kind(),
        new Inputs()
            .withList(
                "make", arguments.stream().map(a -> a.replace(place, "{toolchain}")).toList()));
    return this;
  }

  Provenance port(InstalledPort port) {
    String section = "port." + port.record().name();
    info.with(section + ".version", port.record().version())
        .with(section + ".toolchain", port.record().toolchain())
        .with(section + ".archive", port.archive());
    return this;
  }
}
