// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.util.List;
import java.util.Optional;

/**
 * One input that differs from the time before.
 *
 * @param name of the input
 * @param before its value then; empty if there was no such input
 * @param now its value now; empty if there is no such input any more
 * @param alike how many further inputs differ because of the same two entries
 * @param through the kind of the store's entries that the two values stand for, if they do
 * @param causes what differs between these entries' own inputs
 */
public record InputChange(
    String name,
    Optional<String> before,
    Optional<String> now,
    int alike,
    Optional<String> through,
    List<InputChange> causes) {}
