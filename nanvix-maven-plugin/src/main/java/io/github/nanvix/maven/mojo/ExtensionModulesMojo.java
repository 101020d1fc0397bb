// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Wiring;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Compiles and links the extension modules of a Python package, with the headers and the flags of
 * the CPython that the project depends on, and against the ports that the package needs.
 *
 * @since 0.1
 */
@Mojo(name = "extension-modules", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class ExtensionModulesMojo extends ExtensionMojo {

  @Override
  void run(Wiring wiring) {
    packageProject(wiring).modules();
  }
}
