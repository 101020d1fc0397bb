/** Checks that a staged system tree will load, each a small rule with a stable id. */
@NullMarked
package io.github.nanvix.maven.verify;

import org.jspecify.annotations.NullMarked;
