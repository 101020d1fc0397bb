// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whose entries are taken.
 *
 * @param keys Ed25519 keys (RFC 8032)
 */
public record TrustedKeys(List<PublicKey> keys) {
  static final String ALGORITHM = "Ed25519";
  private static final Pem PUBLIC = new Pem("PUBLIC KEY");
  private static final String NEXT =
      "Name a PEM file with public keys, or a directory of such files ending in .pem: openssl pkey"
          + " -in KEY.pem -pubout -out PUBLIC.pem";

  /**
   * Reads keys.
   *
   * @param place a PEM file with one key or several, or a directory with such files, {@code *.pem}
   * @throws BuildException if there is no key, or one of another kind
   */
  public static TrustedKeys read(Path place) {
    List<PublicKey> keys = new ArrayList<>();
    for (Path file : files(place)) {
      List<byte[]> blocks = blocks(PUBLIC, file, NEXT);
      if (blocks.isEmpty()) {
        throw BuildException.input("\"" + file + "\" has no public key.", NEXT);
      }
      for (byte[] block : blocks) {
        try {
          keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(block)));
        } catch (GeneralSecurityException e) {
          throw BuildException.input(
              "\"" + file + "\" has a public key that is no Ed25519 key.", NEXT, e);
        }
      }
    }
    return new TrustedKeys(List.copyOf(keys));
  }

  private static List<Path> files(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> content = Files.list(place)) {
      List<Path> files = content.filter(file -> file.toString().endsWith(".pem")).sorted().toList();
      if (files.isEmpty()) {
        throw BuildException.input("The directory \"" + place + "\" has no *.pem file.", NEXT);
      }
      return files;
    } catch (IOException e) {
      throw DiskFailure.of("look into", place, e);
    }
  }

  static List<byte[]> blocks(Pem pem, Path file, String next) {
    try {
      return pem.blocks(Files.readString(file));
    } catch (MalformedInputException | IllegalArgumentException e) {
      throw BuildException.input("\"" + file + "\" is no PEM file.", next, e);
    } catch (IOException e) {
      throw BuildException.input("The key file \"" + file + "\" cannot be read.", next, e);
    }
  }

  /** Whether one of the keys has signed a statement. */
  boolean vouch(Statement statement, byte[] signature) {
    return keys.stream().anyMatch(key -> verifies(key, statement, signature));
  }

  private static boolean verifies(PublicKey key, Statement statement, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(statement.bytes());
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      // Not of the form of a signature.
      return false;
    }
  }
}
