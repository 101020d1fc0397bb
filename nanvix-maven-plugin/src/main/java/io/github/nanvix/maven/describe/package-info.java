/** What a built interpreter says of itself: {@code PYTHON.json}. */
@NullMarked
package io.github.nanvix.maven.describe;

import org.jspecify.annotations.NullMarked;
