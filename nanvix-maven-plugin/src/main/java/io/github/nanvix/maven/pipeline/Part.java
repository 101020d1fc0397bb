// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

/** The parts of a project's work that take something of the machine. */
public enum Part {
  /** The source of the port or of CPython. */
  SOURCE,
  /** The target's toolchain. */
  TOOLCHAIN,
  /** The toolchain of programs that run during the build. */
  HOST_TOOLCHAIN,
  /** The native interpreter. */
  INTERPRETER,
  /** A port, from configure to its tree. */
  PORT,
  /** The cross build of CPython, which needs the project's ports. */
  PYTHON
}
