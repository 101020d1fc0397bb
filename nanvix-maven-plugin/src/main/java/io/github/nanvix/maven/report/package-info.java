/** Tables, lines, JSON and differences from result records; pure rendering. */
@NullMarked
package io.github.nanvix.maven.report;

import org.jspecify.annotations.NullMarked;
