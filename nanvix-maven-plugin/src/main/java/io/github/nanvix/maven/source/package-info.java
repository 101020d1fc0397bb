/**
 * Pinned sources: fetched from the first locator that answers, verified, unpacked without escape,
 * patched.
 */
@NullMarked
package io.github.nanvix.maven.source;

import org.jspecify.annotations.NullMarked;
