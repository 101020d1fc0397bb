package io.github.nanvix.maven.verify;

/** What an object file of the image is there for. */
public enum Role {
  /** The program that runs and loads the others. */
  EXECUTABLE,
  /** A Python extension module, opened at import. */
  MODULE,
  /** A shared library, opened because another file needs it. */
  LIBRARY;

  /** Whether the dynamic loader maps it. */
  public boolean isShared() {
    return this != EXECUTABLE;
  }
}
