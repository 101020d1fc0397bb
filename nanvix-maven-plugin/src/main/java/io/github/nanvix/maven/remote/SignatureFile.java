// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.util.Base64;

/**
 * The part {@link RemoteStore#SIGNATURE} of an entry: a line that names the format, then the
 * signature in Base64.
 */
record SignatureFile(String base64) {
  /** The largest that is read. */
  static final int MOST_BYTES = 1 << 12;

  private static final String HEAD = "nanvix-entry-signature 1\n";

  /**
   * Reads the document.
   *
   * @throws DamagedPartException if it is none
   */
  static SignatureFile parse(String text) throws DamagedPartException {
    try {
      if (text.startsWith(HEAD)) {
        SignatureFile read = new SignatureFile(text.substring(HEAD.length()).strip());
        read.signature();
        return read;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new DamagedPartException("its " + RemoteStore.SIGNATURE + " is not one");
  }

  static SignatureFile of(byte[] signature) {
    return new SignatureFile(Base64.getEncoder().encodeToString(signature));
  }

  byte[] signature() {
    return Base64.getDecoder().decode(base64);
  }

  /** The document. */
  String text() {
    return HEAD + base64 + "\n";
  }
}
