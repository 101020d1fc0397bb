// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

/**
 * A place that gives the variable a value, or may do so, and cannot be edited.
 *
 * @param at where it begins in the file
 * @param text as much of the file as may belong to it
 * @param why what it is, as a clause: {@code "is an array"}
 */
record UnreadAssignment(int at, String text, String why) {}
