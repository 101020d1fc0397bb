package io.github.nanvix.maven.cpython.setup;

/**
 * One physical line of what makesetup reads.
 *
 * @param place where it stands
 * @param text its characters, with the line feed that ends it, if one does
 */
record SourceLine(Place place, String text) {}
