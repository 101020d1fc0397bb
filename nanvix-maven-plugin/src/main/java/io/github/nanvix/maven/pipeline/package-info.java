/** Steps put together: which run, in which order, and the one place where everything is created. */
@NullMarked
package io.github.nanvix.maven.pipeline;

import org.jspecify.annotations.NullMarked;
