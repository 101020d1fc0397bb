// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.checkup.Checkup;
import io.github.nanvix.maven.checkup.Memory;
import io.github.nanvix.maven.checkup.Programs;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.ByteSize;
import io.github.nanvix.maven.pipeline.CheckupAnswer;
import io.github.nanvix.maven.pipeline.Doctor;
import io.github.nanvix.maven.report.CheckupJson;
import io.github.nanvix.maven.report.Published;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.target.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** As {@code nanvix:doctor} without a POM. */
@Command(
    name = "doctor",
    description = "Looks at the machine, the store and the pins; prints what removes each problem.")
final class DoctorCommand implements Runnable {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--limit",
      paramLabel = "SIZE",
      defaultValue = "10 GB",
      description = "How large the store should be at most. Default: ${DEFAULT-VALUE}.")
  private String limit = "";

  @Option(names = "--check", description = "Reads every file of the store.")
  private boolean check;

  @Override
  public void run() {
    Checkup checkup = new Checkup(Published.plugin().coordinates());
    Programs.look(
        checkup, Runtime.version(), Programs.maven(CommonOptions.machine().toolDirectories()));
    try {
      Store.require(common.store(), false);
      common
          .wiring()
          .examine(
              checkup,
              new Doctor.Request(
                  Host.of(System.getProperty("os.name"), System.getProperty("os.arch")),
                  common.jobs(),
                  limit(),
                  check,
                  Memory.FILE));
    } catch (BuildException e) {
      checkup.problem("parameters", e);
    }
    Screen screen = new Screen(spec.commandLine().getOut(), common.json());
    String json = CheckupJson.render(checkup);
    screen.document(json);
    common.report("doctor.json", json);
    new CheckupAnswer(checkup).print(screen);
  }

  private long limit() {
    try {
      return ByteSize.parse(limit).bytes();
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "The limit is \"" + limit + "\".", "Give a number and a unit, for example 5GB.", e);
    }
  }
}
