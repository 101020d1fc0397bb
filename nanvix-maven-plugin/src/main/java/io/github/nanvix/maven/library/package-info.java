/** One port from its recipe: the static archive, then the shared object linked whole from it. */
@NullMarked
package io.github.nanvix.maven.library;

import org.jspecify.annotations.NullMarked;
