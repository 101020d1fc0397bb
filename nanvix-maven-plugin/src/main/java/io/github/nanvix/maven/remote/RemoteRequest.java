// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.util.Optional;

/**
 * What a build is told of the store that it shares with others.
 *
 * @param store the place
 * @param keys whose entries are taken; where empty, everybody's who can write there
 * @param writes whether what is made is published
 * @param signer who vouches for what is published
 */
public record RemoteRequest(
    RemoteStore store, Optional<TrustedKeys> keys, boolean writes, Optional<SigningKey> signer) {}
