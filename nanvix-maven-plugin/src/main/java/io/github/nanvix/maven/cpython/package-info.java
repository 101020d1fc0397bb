/** CPython: the native interpreter, the cross build, and the links that decide what is bundled. */
@NullMarked
package io.github.nanvix.maven.cpython;

import org.jspecify.annotations.NullMarked;
