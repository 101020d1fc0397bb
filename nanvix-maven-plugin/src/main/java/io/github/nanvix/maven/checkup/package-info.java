/** What there is to say of a machine and a project: item by item, with what removes a fault. */
@NullMarked
package io.github.nanvix.maven.checkup;

import org.jspecify.annotations.NullMarked;
