/** The goals: parameters in, one call, one line logged. */
@NullMarked
package io.github.nanvix.maven.mojo;

import org.jspecify.annotations.NullMarked;
