// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.toolchain.ImageLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a program of a sysroot is started: by itself, or through the sysroot's own loader where it
 * asks for one (PT_INTERP), so that none of this machine's takes part.
 *
 * @param loader that of the target's images, if they have one
 */
record ProgramStart(Optional<ImageLoader> loader, Path sysroot) {

  /** The command line up to the program's own arguments. */
  List<String> command(Path program) {
    List<String> command = new ArrayList<>();
    loader.filter(any -> asksForLoader(program)).ifPresent(own -> command.addAll(through(own)));
    command.add(program.toString());
    return command;
  }

  private List<String> through(ImageLoader own) {
    if (!Files.isRegularFile(own.path().under(sysroot))) {
      throw BuildException.input(
          "There is no loader \"" + own.path() + "\" in the sysroot \"" + sysroot + "\".",
          "Run the goal stage first.");
    }
    return own.command(sysroot);
  }

  private static boolean asksForLoader(Path program) {
    try {
      return ElfImage.read(program).interpreter().isPresent();
    } catch (ElfFormatException e) {
      // Whoever runs it says what is wrong with it.
      return false;
    } catch (IOException e) {
      throw DiskFailure.of("read", program, e);
    }
  }
}
