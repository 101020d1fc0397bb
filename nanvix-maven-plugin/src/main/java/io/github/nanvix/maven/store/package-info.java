/**
 * A content-addressed directory of finished work: published atomically, locked while being made,
 * reused by every build.
 */
@NullMarked
package io.github.nanvix.maven.store;

import org.jspecify.annotations.NullMarked;
