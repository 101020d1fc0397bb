/** ELF files and ar archives, read from untrusted bytes into immutable values. */
@NullMarked
package io.github.nanvix.maven.elf;

import org.jspecify.annotations.NullMarked;
