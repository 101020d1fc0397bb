// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * Who vouches for what is published.
 *
 * @param key an Ed25519 key (RFC 8032)
 */
public record SigningKey(PrivateKey key) {
  private static final Pem PRIVATE = new Pem("PRIVATE KEY");
  private static final String NEXT =
      "Make one with: openssl genpkey -algorithm ed25519 -out KEY.pem";

  /**
   * Reads a key.
   *
   * @param file a PEM file with one private key, not encrypted
   * @throws BuildException if it is anything else
   */
  public static SigningKey read(Path file) {
    List<byte[]> blocks = TrustedKeys.blocks(PRIVATE, file, NEXT);
    if (blocks.size() != 1) {
      throw BuildException.input(
          "\"" + file + "\" has " + blocks.size() + " private keys, expected one.", NEXT);
    }
    try {
      return new SigningKey(
          KeyFactory.getInstance(TrustedKeys.ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(blocks.get(0))));
    } catch (GeneralSecurityException e) {
      throw BuildException.input(
          "\"" + file + "\" has a private key that is no Ed25519 key.", NEXT, e);
    }
  }

  /** Whether builds that trust those keys take what this one has signed. */
  public boolean isOneOf(TrustedKeys trusted) {
    Statement probe = new Statement(new EntryKey("probe", Sha256.of("")), Sha256.of(""));
    return trusted.vouch(probe, sign(probe));
  }

  byte[] sign(Statement statement) {
    try {
      Signature signer = Signature.getInstance(TrustedKeys.ALGORITHM);
      signer.initSign(key);
      signer.update(statement.bytes());
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
