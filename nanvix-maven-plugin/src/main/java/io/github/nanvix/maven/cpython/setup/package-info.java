/**
 * CPython's Setup files and generated Makefile as documents: read exactly as makesetup and make
 * read them, edited without touching a byte that is not ours.
 */
@NullMarked
package io.github.nanvix.maven.cpython.setup;

import org.jspecify.annotations.NullMarked;
