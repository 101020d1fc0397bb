/**
 * A Nanvix sysroot, whose {@code bin/} makes images and boots them, and the form in which it is
 * told what the guest shall run.
 */
@NullMarked
package io.github.nanvix.maven.guest;

import org.jspecify.annotations.NullMarked;
