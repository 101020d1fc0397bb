/** Writes down what pinned files are: the one place where a digest is learnt and not checked. */
@NullMarked
package io.github.nanvix.maven.lock;

import org.jspecify.annotations.NullMarked;
