/** Runs of a test suite that was not written here, on the target. */
@NullMarked
package io.github.nanvix.maven.suite;

import org.jspecify.annotations.NullMarked;
