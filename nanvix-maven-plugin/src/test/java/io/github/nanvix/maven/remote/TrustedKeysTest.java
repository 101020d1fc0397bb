// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys were made with openssl genpkey and openssl pkey -pubout. */
class TrustedKeysTest {
  private static final String PRIVATE =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIJm1n+gIsIB38s9daatMhTgL0H9O8ZgdZR+Vr3OuuvLk
      -----END PRIVATE KEY-----
      """;
  private static final String PUBLIC =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEA3wYkv7IYkQqrr1ojO+/sN4+q7qE2m135tX1wdcXYMjY=
      -----END PUBLIC KEY-----
      """;
  private static final String OTHER =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEA+EaDVNOiqSuYH9V9o94vE2Yu/erT7fIZV/bYPAq6sNQ=
      -----END PUBLIC KEY-----
      """;

  @TempDir Path temp;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(temp.resolve(name), content);
  }

  @Test
  void opensslsKeysAreReadFromOneFileOrADirectory() throws IOException {
    SigningKey key = SigningKey.read(file("key", PRIVATE));
    assertThat(key.isOneOf(TrustedKeys.read(file("a.pem", OTHER)))).isFalse();
    assertThat(key.isOneOf(TrustedKeys.read(file("both", "ours:\n" + OTHER + PUBLIC)))).isTrue();
    file("b.pem", PUBLIC);
    assertThat(key.isOneOf(TrustedKeys.read(temp))).isTrue();
  }

  @Test
  void whatIsNoKeyIsRefusedWithTheCommandThatMakesOne() throws IOException {
    assertThatThrownBy(() -> SigningKey.read(file("key", PUBLIC)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("has 0 private keys, expected one")
        .hasMessageContaining("openssl genpkey -algorithm ed25519");
    assertThatThrownBy(() -> SigningKey.read(temp.resolve("missing")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> TrustedKeys.read(file("key", PRIVATE)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("has no public key");
    assertThatThrownBy(() -> TrustedKeys.read(file("key", PUBLIC.replaceFirst("\n....", "\nAAAA"))))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("that is no Ed25519 key");
    assertThatThrownBy(() -> TrustedKeys.read(Files.createDirectory(temp.resolve("empty"))))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("has no *.pem file");
  }
}
