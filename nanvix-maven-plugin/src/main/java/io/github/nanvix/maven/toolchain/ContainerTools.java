// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.container.ContainerEngine;
import io.github.nanvix.maven.exec.Command;
import java.nio.file.Path;
import java.util.List;

/**
 * An image in which a toolchain's commands run, each in a container of its own, with the programs
 * that the image has.
 *
 * @param engine what runs containers
 * @param image the image
 * @param readable the directories of this machine that commands may read: the store, and what else
 *     the toolchain is made of
 */
record ContainerTools(ContainerEngine engine, ContainerPin image, List<Path> readable)
    implements Surroundings {

  @Override
  public String path() {
    return image.path();
  }

  /** None: the image has its own. */
  @Override
  public List<String> machinePrograms() {
    return List.of();
  }

  @Override
  public boolean seesThisMachine() {
    return false;
  }

  @Override
  public Command place(Command command, List<Path> writable) {
    return engine.contained(command, image.image(), readable, writable);
  }
}
