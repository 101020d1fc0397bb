// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toolchain.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * make in a build directory of CPython that is configured, with precompiled headers where they are
 * of use.
 *
 * @param name what people call it; also names its log file
 * @param purpose what it is for, as a clause after "to"
 */
record PythonMake(
    Commands commands, String name, String purpose, Path build, PrecompiledHeaders precompiled) {
  private static final Logger LOG = LoggerFactory.getLogger(PythonMake.class);

  /**
   * Makes targets. What cannot be made with precompiled headers is made without, so that whatever
   * is wrong is said of the sources as they are.
   *
   * @param arguments targets and variables
   * @param more variables of the environment
   */
  void run(Makefile makefile, List<String> arguments, Map<String, String> more) throws IOException {
    List<String> makefiles = precompiled.layOut(build, makefile);
    if (!makefiles.isEmpty()) {
      try {
        make(makefiles, List.of(PrecompiledHeaders.TARGET), more);
        make(makefiles, arguments, more);
        return;
      } catch (BuildException e) {
        if (e.kind() != BuildException.Cause.INPUT || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LOG.debug("{} goes on without precompiled headers: {}", name, e.getMessage());
      }
    }
    make(List.of(), arguments, more);
    if (!makefiles.isEmpty()) {
      LOG.warn("{} took longer: this source does not compile with precompiled headers.", name);
    }
  }

  private void make(List<String> makefiles, List<String> arguments, Map<String, String> more) {
    List<String> all = new ArrayList<>(makefiles);
    all.addAll(arguments);
    commands.make(name, purpose, build, all, more);
  }
}
