/** A user's own checkout of CPython: what it is, and what its own makesetup would write. */
@NullMarked
package io.github.nanvix.maven.cpython.checkout;

import org.jspecify.annotations.NullMarked;
