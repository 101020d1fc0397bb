package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.verify.Finding;
import java.util.List;

/**
 * What comes of one file.
 *
 * @param json its line in {@code verify.json}; empty where it is no object file
 */
record FileLine(List<Finding> findings, byte[] json) {}
