/** Python packages with extension modules, built against an interpreter. */
@NullMarked
package io.github.nanvix.maven.extension;

import org.jspecify.annotations.NullMarked;
