// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {"sdk", "localhost/sdk", "ghcr.io/nanvix/sdk-c-clang", "host:5000/a/b:v1.2"})
  void anyNameWithADigestIsAReference(String name) {
    assertThat(ImageReference.parse(name + DIGEST)).hasToString(name + DIGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdk", "nanvix/toolchain:latest-minimal", "host:5000/a/b:v1.2"})
  void aTagWithoutADigestIsRefusedWithTheReason(String tag) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageReference.parse(tag))
        .withMessageContaining("\"" + tag + "\" has no digest; a tag can be moved")
        .withMessageContaining("registry/name@sha256:");
  }

  @Test
  void whatAnEngineWouldTakeForAnOptionOrCutOffIsNoReference() {
    for (String text : new String[] {"", "--rm" + DIGEST, "sdk@sha256:abc", "a b" + DIGEST}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ImageReference.parse(text))
          .withMessageContaining("is no image with a digest");
    }
  }
}
