/** Linker argument lists as documents, from which one library can be taken and nothing else. */
@NullMarked
package io.github.nanvix.maven.cpython.link;

import org.jspecify.annotations.NullMarked;
