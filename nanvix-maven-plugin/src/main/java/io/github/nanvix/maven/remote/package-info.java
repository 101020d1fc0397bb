/**
 * A store that machines share: entries come from there instead of being made, and go there once
 * they are. Nothing of it is believed that is not checked on arrival.
 */
@NullMarked
package io.github.nanvix.maven.remote;

import org.jspecify.annotations.NullMarked;
