// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

/** A Maven repository as this package sees it: credentials, mirrors and proxies are Maven's. */
public interface Repository {

  /** What messages call it. */
  String name();

  /**
   * Brings the file of an artifact.
   *
   * @param coordinates {@code groupId:artifactId:extension:classifier:version}
   * @param most how many bytes it may have
   * @param file what is written
   * @return whether the repository has it
   */
  boolean fetch(String coordinates, long most, Path file) throws IOException;

  /**
   * Puts artifacts there, in this order.
   *
   * @param files by coordinates as above
   */
  void deploy(SortedMap<String, Path> files) throws IOException;

  /** Ends what is on its way. */
  void stop();

  /** How many bytes have gone there so far. */
  long sent();
}
