/** What code is built for: target triples and versions, as validated values. */
@NullMarked
package io.github.nanvix.maven.target;

import org.jspecify.annotations.NullMarked;
