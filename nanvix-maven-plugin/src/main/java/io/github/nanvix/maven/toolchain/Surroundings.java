// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.exec.Command;
import java.nio.file.Path;
import java.util.List;

/** Where a toolchain's commands run, and what is there beside its own tools. */
public sealed interface Surroundings permits HostTools, ContainerTools {

  /** What PATH holds after the toolchain's own directory. */
  String path();

  /** Whether commands see all files of this machine. */
  boolean seesThisMachine();

  /** The programs of the machine that commands may call, by name. */
  List<String> machinePrograms();

  /**
   * A command as this machine has to start it.
   *
   * @param writable the existing directories that it may write to
   */
  Command place(Command command, List<Path> writable);
}
