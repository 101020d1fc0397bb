// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.time.Duration;
import java.util.Optional;

/**
 * What is to go from a store.
 *
 * @param limit how many bytes may stay at most; the entries that were not used for longest go
 * @param age how long an entry may be unused
 * @param check whether entries are compared with their manifests, and damaged ones go
 * @param dryRun whether nothing really goes
 * @param patience how long to wait for other builds to end
 */
public record GcRequest(
    long limit, Optional<Duration> age, boolean check, boolean dryRun, Duration patience) {}
