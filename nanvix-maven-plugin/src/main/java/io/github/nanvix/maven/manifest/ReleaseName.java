// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import io.github.nanvix.maven.failure.BuildException;
import java.util.Locale;

/**
 * What an archive of a release is called.
 *
 * @param name of the package
 * @param variant what the archive is for
 * @param development whether it holds what other packages are built with, not what is run
 * @param form of the name
 */
public record ReleaseName(String name, Variant variant, boolean development, Form form) {

  /** How archives are named. */
  public enum Form {
    /** {@code <name>-<platform>-x86-<machine>-<mode>-<memory>[-dev]}. */
    CURRENT,
    /** {@code <name>-<machine>-<mode>-<memory>}: without platform, and all in one archive. */
    OLDER;

    /**
     * Reads {@code current} or {@code older}.
     *
     * @throws BuildException if a user gave anything else
     */
    public static Form of(String text) {
      for (Form form : values()) {
        if (form.name().toLowerCase(Locale.ROOT).equals(text)) {
          return form;
        }
      }
      throw BuildException.input(
          "Parameter \"archiveNames\" is \"" + text + "\".", "Expected current or older.");
    }
  }

  /** The part after the package's name. */
  public String classifier() {
    String machine = String.join("-", variant.machine(), variant.mode(), variant.memory());
    return form == Form.OLDER
        ? machine
        : variant.platform().text() + "-x86-" + machine + (development ? "-dev" : "");
  }

  /** The whole name. */
  public String fileName() {
    return name + "-" + classifier() + ".tar.gz";
  }
}
