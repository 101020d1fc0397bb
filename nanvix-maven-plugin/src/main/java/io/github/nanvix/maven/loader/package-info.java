/** What a dynamic loader accepts and in which order it looks things up, as data and simulated. */
@NullMarked
package io.github.nanvix.maven.loader;

import org.jspecify.annotations.NullMarked;
