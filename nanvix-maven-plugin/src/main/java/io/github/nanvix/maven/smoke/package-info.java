/** Running what was built: natively where the kernel can, otherwise under an emulator. */
@NullMarked
package io.github.nanvix.maven.smoke;

import org.jspecify.annotations.NullMarked;
