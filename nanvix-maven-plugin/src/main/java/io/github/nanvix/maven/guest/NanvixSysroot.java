// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.guest;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Nanvix as it is released or built: a directory with {@code bin/}, where its kernel and daemons
 * lie beside the programs of this machine that make images and boot them.
 *
 * @param directory that holds {@code bin/}; absolute
 * @param profile what an image is composed of
 */
public record NanvixSysroot(Path directory, Profile profile) {

  /** The programs that run on this machine; they are named {@code .elf} all the same. */
  public enum Tool {
    /** Makes a RAM file system of a directory. */
    MKRAMFS("mkramfs.elf", "makes the RAM file system"),
    /** Makes an initrd of the daemons and a program. */
    MKIMAGE("mkimage.elf", "makes the initrd"),
    /** Boots Nanvix with one program and ends with that program's exit code. */
    NANVIXD("nanvixd.elf", "boots Nanvix");

    private final String fileName;
    private final String purpose;

    Tool(String fileName, String purpose) {
      this.fileName = fileName;
      this.purpose = purpose;
    }

    /** The file's path below the sysroot. */
    public String path() {
      return "bin/" + fileName;
    }
  }

  /** One whose images hold its own daemons and the program that is run. */
  public NanvixSysroot(Path directory) {
    this(directory, Profile.standard());
  }

  /**
   * @throws BuildException if there is no {@code bin/} in the directory
   */
  public NanvixSysroot {
    directory = directory.toAbsolutePath().normalize();
    if (!Files.isDirectory(directory.resolve("bin"))) {
      throw BuildException.input(
          "The Nanvix sysroot \"" + directory + "\" has no directory \"bin\".",
          "Name the directory of a Nanvix release or build that holds bin/ with"
              + " -Dnanvix.nanvixSysroot=DIR.");
    }
  }

  /** Where its programs lie. */
  public Path bin() {
    return directory.resolve("bin");
  }

  /**
   * Whether a program is booted as part of an initrd, as in newer releases. One that has some of
   * the daemons for it is a newer one, and lacks the rest by mistake.
   */
  public boolean bootsInitrd() {
    return has(Tool.MKIMAGE.path())
        || profile.runtime().stream().anyMatch(program -> has(program.file().path().text()));
  }

  /**
   * Looks for all that running a program takes, before anything is made for it.
   *
   * @throws BuildException naming the file that is missing
   */
  public void require(DeploymentMode mode) {
    tool(Tool.NANVIXD);
    if (mode == DeploymentMode.STANDALONE) {
      tool(Tool.MKRAMFS);
      if (bootsInitrd()) {
        tool(Tool.MKIMAGE);
        profile
            .runtime()
            .forEach(program -> file(program.file().path().text(), "the initrd starts with"));
      }
    }
  }

  /**
   * A tool's file.
   *
   * @throws BuildException if it is not there or cannot be run
   */
  public Path tool(Tool tool) {
    Path file = file(tool.path(), tool.purpose);
    if (!Files.isExecutable(file)) {
      throw BuildException.input(
          "\"" + file + "\", which " + tool.purpose + ", is not executable.",
          "Unpack the release with its permissions, or run chmod +x on it.");
    }
    return file;
  }

  private boolean has(String path) {
    return Files.isRegularFile(directory.resolve(path));
  }

  private Path file(String path, String purpose) {
    Path file = directory.resolve(path);
    if (!has(path)) {
      throw BuildException.input(
          "The Nanvix sysroot \"" + directory + "\" lacks \"" + path + "\", which " + purpose + ".",
          "Name a complete one with -Dnanvix.nanvixSysroot=DIR, or none.");
    }
    return file;
  }
}
