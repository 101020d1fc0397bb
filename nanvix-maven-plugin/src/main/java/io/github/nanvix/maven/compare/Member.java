// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A member of an archive, without its content.
 *
 * @param name its name in the archive
 * @param attributes all else that the archive says of it, in the order of comparison
 */
record Member(String name, Map<String, String> attributes) {

  Member {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
