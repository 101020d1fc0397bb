/** From pinned components to a provisioned toolchain that was probed before anyone uses it. */
@NullMarked
package io.github.nanvix.maven.toolchain;

import org.jspecify.annotations.NullMarked;
