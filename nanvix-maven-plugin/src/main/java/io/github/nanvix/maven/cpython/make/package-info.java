/**
 * What GNU make 4.3 does with the text of a Makefile: its logical lines, what each of them says,
 * and what a reference in them stands for. Every character knows where in the file it stands, so
 * that the same reading serves those who ask and those who edit.
 */
@NullMarked
package io.github.nanvix.maven.cpython.make;

import org.jspecify.annotations.NullMarked;
