/** Calls of configure scripts, and what they found out kept for the next time. */
@NullMarked
package io.github.nanvix.maven.configure;

import org.jspecify.annotations.NullMarked;
