/** Wheels (the binary distribution format of Python packages), and what an image takes of them. */
@NullMarked
package io.github.nanvix.maven.wheel;

import org.jspecify.annotations.NullMarked;
