/** Running what was built. */
@NullMarked
package io.github.nanvix.maven.smoke;

import org.jspecify.annotations.NullMarked;
