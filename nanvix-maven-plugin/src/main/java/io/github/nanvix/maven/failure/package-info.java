/** The one exception that the core throws for what a user can understand and fix. */
@NullMarked
package io.github.nanvix.maven.failure;

import org.jspecify.annotations.NullMarked;
