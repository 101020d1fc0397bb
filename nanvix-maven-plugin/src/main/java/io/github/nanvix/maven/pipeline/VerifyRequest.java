package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.verify.SubjectSpec;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be verified.
 *
 * @param sysroot the staged image
 * @param spec what it should be
 * @param loader the loader profile; empty for that of the toolchain
 */
public record VerifyRequest(Path sysroot, SubjectSpec spec, Optional<String> loader) {}
