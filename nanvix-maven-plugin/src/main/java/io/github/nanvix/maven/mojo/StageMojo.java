// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.stage.Mirror;
import io.github.nanvix.maven.store.StoreEntry;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lays out the sysroot; a shared object that a module needs at run time and that is missing fails
 * here, by name.
 *
 * @since 0.1
 */
@Mojo(name = "stage", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class StageMojo extends GuestMojo {

  @Override
  Set<Part> makes() {
    return everything();
  }

  @Override
  void run(Wiring wiring) {
    nanvixSysroot().ifPresent(nanvix -> nanvix.require(deploymentMode()));
    StoreEntry entry =
        buildsPort() ? portProject().tree() : wiring.python(pythonRequestWithPorts(wiring)).stage();
    new Mirror(entry, sysroot()).update();
  }
}
