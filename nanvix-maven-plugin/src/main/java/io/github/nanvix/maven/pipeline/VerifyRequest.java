// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.verify.SubjectSpec;
import io.github.nanvix.maven.verify.Suppression;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be verified.
 *
 * @param sysroot the staged image
 * @param spec what it should be
 * @param loader the loader profile; empty for that of the toolchain
 * @param suppressions findings that the user knows to be harmless
 * @param baseline where the baselines of exported symbols are kept; empty where nobody keeps any
 * @param updatesBaseline whether they are written before anything is compared
 */
public record VerifyRequest(
    Path sysroot,
    SubjectSpec spec,
    Optional<String> loader,
    List<Suppression> suppressions,
    Optional<Path> baseline,
    boolean updatesBaseline) {

  /** An image, and nothing but its spec. */
  public VerifyRequest(Path sysroot, SubjectSpec spec, Optional<String> loader) {
    this(sysroot, spec, loader, List.of(), Optional.empty(), false);
  }

  /** Keeps its own copy. */
  public VerifyRequest {
    suppressions = List.copyOf(suppressions);
  }

  /** The same of another directory. */
  VerifyRequest of(Path directory) {
    return new VerifyRequest(directory, spec, loader, suppressions, baseline, updatesBaseline);
  }
}
