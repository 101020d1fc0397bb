/** Bills of materials: what an archive is made of, as CycloneDX and as SPDX, and their audit. */
@NullMarked
package io.github.nanvix.maven.bill;

import org.jspecify.annotations.NullMarked;
