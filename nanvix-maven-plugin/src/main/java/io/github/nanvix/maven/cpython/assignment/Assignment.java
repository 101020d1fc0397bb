// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;

/**
 * One place of a file that gives a variable a value.
 *
 * @param at where it begins in the file
 * @param appends whether the value is added to what the variable has
 * @param value the value as whoever uses the variable gets it
 */
record Assignment(int at, boolean appends, MappedText value) {}
