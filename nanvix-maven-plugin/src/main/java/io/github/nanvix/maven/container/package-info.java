/** Container images by digest, and commands that run in them. */
@NullMarked
package io.github.nanvix.maven.container;

import org.jspecify.annotations.NullMarked;
