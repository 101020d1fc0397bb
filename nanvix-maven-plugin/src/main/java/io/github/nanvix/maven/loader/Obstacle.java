package io.github.nanvix.maven.loader;

/**
 * Why a loader that opens a path could not map what is there.
 *
 * @param kind as which it would be refused
 * @param reason a clause
 */
public record Obstacle(Refusal kind, String reason) {}
