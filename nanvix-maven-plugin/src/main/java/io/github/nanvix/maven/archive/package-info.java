/**
 * Archives: those of other people, unpacked without trust in their names, links or sizes, and our
 * own, written so that the same files give the same bytes.
 */
@NullMarked
package io.github.nanvix.maven.archive;

import org.jspecify.annotations.NullMarked;
