// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.failure.BuildException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself. */
@Command(
    name = "nanvix",
    description = "Looks at images, files and machines as the goals of nanvix-maven-plugin do.",
    versionProvider = PluginVersion.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:What was looked at is as it should be.",
      "1:It is not: a file would not load, two files differ, something is wrong.",
      "2:The command cannot be understood.",
      "3:The machine has not let the command do its work."
    },
    subcommands = {
      VerifyCommand.class,
      TreeCommand.class,
      LintSetupCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      DoctorCommand.class
    })
public final class Nanvix implements Runnable {
  /** Found wanting. */
  static final int WANTING = 1;

  /** The machine's fault. */
  static final int MACHINE = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** A new command line. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Nanvix());
    line.setExecutionExceptionHandler(
        (failure, at, parsed) -> {
          if (failure instanceof BuildException refused) {
            at.getErr().println(refused.getMessage());
            return refused.kind() == BuildException.Cause.INPUT ? WANTING : MACHINE;
          }
          throw failure;
        });
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  /** Runs the command, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }
}
