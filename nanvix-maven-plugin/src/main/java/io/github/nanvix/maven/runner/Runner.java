// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What starts programs of the target on this machine. It has no influence on any byte that is
 * built, so it is no input of any step.
 *
 * @param emulator empty where the kernel does it
 */
public record Runner(Optional<Emulator> emulator) {
  /** The kernel. */
  public static final Runner KERNEL = new Runner(Optional.empty());

  /** The command line that starts a program of the target. */
  public List<String> command(List<String> program) {
    List<String> command = new ArrayList<>();
    emulator.ifPresent(found -> command.add(found.program().toString()));
    command.addAll(program);
    return List.copyOf(command);
  }

  /** In words: the kernel, or which emulator. */
  public String description() {
    return emulator.map(Emulator::description).orElse("the kernel of this machine");
  }
}
