/** SHA-256 values: of bytes, of files, of directory trees. */
@NullMarked
package io.github.nanvix.maven.digest;

import org.jspecify.annotations.NullMarked;
