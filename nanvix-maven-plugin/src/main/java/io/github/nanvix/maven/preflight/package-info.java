/** What can be known before any work, and is then said in one message. */
@NullMarked
package io.github.nanvix.maven.preflight;

import org.jspecify.annotations.NullMarked;
