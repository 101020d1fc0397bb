/** The short command: what needs no Maven, without Maven. The only importer of picocli. */
@NullMarked
package io.github.nanvix.maven.cli;

import org.jspecify.annotations.NullMarked;
