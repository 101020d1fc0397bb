// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import java.util.List;

/**
 * Where a pin file comes from that is not the plugin's alone.
 *
 * @param path in the catalogue
 * @param place that has it
 * @param passedOver the places behind it that have a file of that name as well
 */
public record PinOrigin(String path, String place, List<String> passedOver) {}
