// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import java.util.Optional;

/**
 * Which port a project builds, by its packaging and the parameter {@code port}.
 *
 * @param packaging {@code nanvix-port}, {@code nanvix-python}, or any other, which decides nothing
 * @param artifactId the project's, after which {@code nanvix-port} names the port by default
 * @param parameter the parameter, if it is set
 */
record PortChoice(String packaging, String artifactId, Optional<String> parameter) {
  /** The packaging of a port's project, and the type of a dependency on one. */
  static final String PACKAGING = "nanvix-port";

  /** The packaging of the project that builds CPython. */
  static final String PYTHON_PACKAGING = "nanvix-python";

  /** The port's name; empty for a project that builds CPython. */
  Optional<String> port() {
    if (packaging.equals(PYTHON_PACKAGING) && parameter.isPresent()) {
      throw BuildException.input(
          "Project \""
              + artifactId
              + "\" has the packaging nanvix-python, which builds CPython, and its parameter"
              + " \"port\" is \""
              + parameter.get()
              + "\".",
          "Leave the parameter out (-Dnanvix.port reaches every project of a reactor), or use the"
              + " packaging nanvix-port.");
    }
    return packaging.equals(PACKAGING) ? parameter.or(() -> Optional.of(artifactId)) : parameter;
  }
}
