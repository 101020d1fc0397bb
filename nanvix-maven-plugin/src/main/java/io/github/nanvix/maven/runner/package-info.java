/** What starts programs of the target on this machine: its kernel, or an emulator. */
@NullMarked
package io.github.nanvix.maven.runner;

import org.jspecify.annotations.NullMarked;
