/** Recipes: how a port is built, as data. */
@NullMarked
package io.github.nanvix.maven.recipe;

import org.jspecify.annotations.NullMarked;
