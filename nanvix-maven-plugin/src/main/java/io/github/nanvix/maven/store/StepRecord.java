// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.util.Optional;

/**
 * What a project's history says of one step.
 *
 * @param kind of the step
 * @param title of the step
 * @param last the last time that its inputs were others, or its output had to be made
 * @param before the time before that with other inputs; empty if there was none
 */
public record StepRecord(String kind, String title, StepRun last, Optional<StepRun> before) {}
