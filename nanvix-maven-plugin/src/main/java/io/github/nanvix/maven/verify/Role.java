// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

/** What an object file of the image is there for. */
public enum Role {
  /** The program that runs and loads the others. */
  EXECUTABLE,
  /** A Python extension module, opened at import. */
  MODULE,
  /** A shared library, opened because another file needs it. */
  LIBRARY,
  /** An object file that only a linker reads. */
  OBJECT;

  /** Whether the dynamic loader maps it. */
  public boolean isShared() {
    return this == MODULE || this == LIBRARY;
  }

  /** Whether it has segments that someone maps. */
  public boolean isMapped() {
    return this != OBJECT;
  }
}
