/**
 * TOML documents read strictly: every key is known and every value typed, or the error names line
 * and column.
 */
@NullMarked
package io.github.nanvix.maven.toml;

import org.jspecify.annotations.NullMarked;
