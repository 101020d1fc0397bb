/** What each line of a Setup file really does, and where it does other than it seems to. */
@NullMarked
package io.github.nanvix.maven.cpython.setup.lint;

import org.jspecify.annotations.NullMarked;
