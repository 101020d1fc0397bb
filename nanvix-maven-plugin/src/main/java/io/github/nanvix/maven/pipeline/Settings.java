package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.source.Network;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What every goal is told.
 *
 * @param store the store's directory
 * @param pins the project's own pin directory, which need not exist
 * @param toolchain the target's toolchain by name
 * @param hostToolchain the toolchain of programs that run during the build
 * @param network what fetching may use
 * @param clock what builds and archives take for the current time
 * @param jobs how many compilers one step may run at once
 */
public record Settings(
    Path store,
    Optional<Path> pins,
    String toolchain,
    String hostToolchain,
    Network network,
    Instant clock,
    int jobs) {}
