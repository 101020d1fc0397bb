/**
 * The first draft of a port project: what an unpacked source is looked at for, and the files that
 * are written from that. Nothing here builds or fetches.
 */
@NullMarked
package io.github.nanvix.maven.draft;

import org.jspecify.annotations.NullMarked;
