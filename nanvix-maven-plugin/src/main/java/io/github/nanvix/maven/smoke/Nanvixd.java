// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.guest.GuestCommand;
import io.github.nanvix.maven.guest.NanvixSysroot;
import io.github.nanvix.maven.guest.NanvixSysroot.Tool;
import io.github.nanvix.maven.guest.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Nanvix in a virtual machine, booted with one program by nanvixd, which ends with the program's
 * exit code and prints what it prints.
 *
 * @param nanvix whose programs are used
 * @param files what the guest finds
 * @param variables all variables of the program; the modes other than standalone have no way to set
 *     any
 * @param options further arguments of nanvixd itself
 * @param limit the time after which everything is killed
 * @param directory to run in; what lies there is deleted
 */
public record Nanvixd(
    CommandRunner runner,
    NanvixSysroot nanvix,
    GuestFiles files,
    Map<String, String> variables,
    List<String> options,
    Duration limit,
    Path directory)
    implements TargetMachine {
  private static final String IMAGE = "ramfs.img";
  private static final String INITRD = "initrd.img";
  // Nanvix's own scripts give it /dev/null; the pipe that Java would give is another kind of file.
  private static final String WITHOUT_INPUT = "exec \"$0\" \"$@\" </dev/null";

  @Override
  public List<String> run(SmokeRun run, Path sysroot, Path log) {
    RunDirectory place = RunDirectory.make(directory, nanvix);
    RelativePath program = new RelativePath(run.program());
    place.add(Map.of(program, program.under(sysroot)));
    List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", WITHOUT_INPUT));
    argv.add(Tool.NANVIXD.path());
    argv.addAll(nanvix.profile().console());
    if (files instanceof GuestFiles.OfThisMachine hosted) {
      place.add(hosted.files());
      argv.addAll(options);
      argv.addAll(List.of("--", "./" + run.program()));
      argv.addAll(guest(run.arguments(), Map.of()).escapedArguments());
    } else if (files instanceof GuestFiles.Image image) {
      place.add(Map.of(new RelativePath(IMAGE), image.image()));
      argv.addAll(List.of("-bin-dir", "./bin", "-ramfs", IMAGE));
      argv.addAll(options);
      argv.add("--");
      argv.addAll(payload(run, log));
    }
    return run.judged(runner.run(command(run.name(), "run it on Nanvix", argv, log)));
  }

  /** What is booted: in newer releases an initrd of daemons and program, else the program. */
  private List<String> payload(SmokeRun run, Path log) {
    String program = "./" + run.program();
    if (!nanvix.bootsInitrd()) {
      String told = guest(run.arguments(), variables).text();
      return told.isEmpty() ? List.of(program) : List.of(program, told);
    }
    List<String> argv = new ArrayList<>(List.of(Tool.MKIMAGE.path(), "-o", INITRD));
    for (Profile.Program daemon : nanvix.profile().runtime()) {
      argv.add(
          GuestCommand.escape("./" + daemon.file().path())
              + ";"
              + new GuestCommand(daemon.argv(), daemon.environment()).text());
    }
    List<String> words = new ArrayList<>(words(run));
    words.addAll(run.arguments());
    argv.add(GuestCommand.escape(program) + ";" + guest(words, variables).text());
    CommandResult made =
        runner.runOrFail(
            command(
                "mkimage.elf " + INITRD,
                "make the initrd",
                argv,
                log.resolveSibling("mkimage.log")));
    if (!Files.isRegularFile(directory.resolve(INITRD))) {
      throw BuildException.input(
          "\"" + nanvix.tool(Tool.MKIMAGE) + "\" ended with exit code 0 and made no image.",
          "All of its output is in \"" + made.log() + "\".");
    }
    return List.of("./" + INITRD);
  }

  /** What the program is called, and what a profile tells it besides. */
  private List<String> words(SmokeRun run) {
    RelativePath program = new RelativePath(run.program());
    return nanvix
        .profile()
        .packaged(program)
        .map(Profile.Program::argv)
        .orElse(List.of(Profile.stem(program)));
  }

  private static GuestCommand guest(List<String> words, Map<String, String> variables) {
    return new GuestCommand(words, new TreeMap<>(variables));
  }

  private Command command(String name, String purpose, List<String> argv, Path log) {
    // For helpers that are scripts; nothing of this reaches the guest.
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C");
    return new Command(name, purpose, argv, directory, environment, Optional.of(limit), log);
  }
}
