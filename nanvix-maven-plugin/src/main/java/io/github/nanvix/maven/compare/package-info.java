/** Names the first difference of two files, however deep in archives it lies. */
@NullMarked
package io.github.nanvix.maven.compare;

import org.jspecify.annotations.NullMarked;
