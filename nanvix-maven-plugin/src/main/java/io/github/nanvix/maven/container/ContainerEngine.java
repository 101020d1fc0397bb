// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.container;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.exec.ProcessSweep;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A container engine of this machine, by its command line. */
public final class ContainerEngine {
  // Its owner is whoever runs this.
  private static final Path SELF = Path.of("/proc/self");

  private final EngineCalls calls;
  private final EngineKind kind;
  private final boolean rootless;

  private ContainerEngine(EngineCalls calls, EngineKind kind, boolean rootless) {
    this.calls = calls;
    this.kind = kind;
    this.rootless = rootless;
  }

  /**
   * Finds an engine and has it answer.
   *
   * @param scratch where logs lie while it is asked; made when missing
   * @throws BuildException if there is none, if it is none that is known, or if it does not work
   */
  public static ContainerEngine find(EngineChoice choice, Path scratch, CommandRunner runner) {
    EngineCalls calls = new EngineCalls(choice.locate(), choice.environment(), scratch, runner);
    CommandResult version = calls.call("learn which container engine it is", "--version");
    EngineKind kind =
        EngineKind.of(EngineCalls.said(version))
            .filter(known -> version.succeeded())
            .orElseThrow(
                () ->
                    BuildException.environment(
                        "\""
                            + calls.program()
                            + " --version\" ended with exit code "
                            + version.exitCode()
                            + " and said "
                            + EngineCalls.said(version)
                            + "; expected podman or docker.",
                        "Name one of these with -Dnanvix.containerEngine=PROGRAM."));
    CommandResult info =
        calls.call("learn how it runs containers", "info", "--format", kind.rootlessFormat());
    if (!info.succeeded()) {
      throw BuildException.environment(
          "The container engine \""
              + calls.program()
              + "\" does not work; \"info\" said "
              + EngineCalls.said(info)
              + ".",
          "Start its service, or see why this user may not use it.");
    }
    return new ContainerEngine(calls, kind, kind.isRootless(EngineCalls.lastLine(info)));
  }

  /** Its images. */
  public Images images() {
    return new Images(calls);
  }

  /**
   * A command in a container of its own: with this user, without network, on an image that cannot
   * be written to. What the command sees of this machine is under the same paths.
   *
   * @param readOnly directories that it may read
   * @param writable directories that it may write to, even inside of those
   */
  public Command contained(
      Command command, ImageReference image, List<Path> readOnly, List<Path> writable) {
    String name = "nanvix-" + UUID.randomUUID();
    List<String> argv = new ArrayList<>(List.of(calls.program().toString(), "run", "--rm"));
    argv.addAll(List.of("--name", name, "--pull=never", "--network=none", "--hostname=nanvix"));
    argv.addAll(List.of("--read-only", "--tmpfs=/tmp", "--log-driver=none", "--stop-timeout=0"));
    // Where SELinux labels files, a container could not read the store.
    argv.add("--security-opt=label=disable");
    argv.addAll(kind.switches());
    argv.addAll(kind.userArguments(rootless, owner("uid"), owner("gid")));
    readOnly.forEach(path -> argv.add(mount(path) + ",readonly"));
    writable.forEach(path -> argv.add(mount(path)));
    command.environment().forEach((key, value) -> argv.addAll(List.of("--env", key + "=" + value)));
    // Without a value: that of the engine's own environment, which the runner sets.
    argv.addAll(List.of("--env", ProcessSweep.COMMAND));
    argv.addAll(List.of("--workdir", command.directory().toString()));
    argv.addAll(List.of("--entrypoint", command.argv().get(0), image.toString()));
    argv.addAll(command.argv().subList(1, command.argv().size()));
    Map<String, String> environment = new TreeMap<>(calls.environment());
    if (command.environment().containsKey(ProcessSweep.STEP)) {
      environment.put(ProcessSweep.STEP, command.environment().get(ProcessSweep.STEP));
    }
    return new Command(
        command.name(),
        command.purpose(),
        argv,
        command.directory(),
        environment,
        command.timeout(),
        command.log(),
        List.of(calls.program().toString(), "rm", "--force", name));
  }

  private static String mount(Path path) {
    return "--mount=type=bind,source=" + path + ",target=" + path;
  }

  private static int owner(String attribute) {
    try {
      return (Integer) Files.getAttribute(SELF, "unix:" + attribute);
    } catch (IOException e) {
      throw DiskFailure.of("read", SELF, e);
    }
  }
}
