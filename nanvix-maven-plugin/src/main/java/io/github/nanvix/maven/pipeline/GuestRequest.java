// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.guest.DeploymentMode;
import io.github.nanvix.maven.guest.NanvixSysroot;
import java.util.List;

/**
 * How a program is run on Nanvix.
 *
 * @param nanvix whose programs are used
 * @param mode the deployment mode
 * @param options further arguments of nanvixd itself
 */
public record GuestRequest(NanvixSysroot nanvix, DeploymentMode mode, List<String> options) {}
