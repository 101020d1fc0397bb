// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTest {
  // As JDKs of these systems report themselves.
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, x86_64-linux",
    "Linux, aarch64, aarch64-linux",
    "Linux, i386, i686-linux",
    "Linux, riscv64, riscv64-linux",
    "Mac OS X, x86_64, x86_64-macos",
    "Mac OS X, aarch64, aarch64-macos",
    "Windows 11, amd64, x86_64-windows",
    "Windows Server 2022, aarch64, aarch64-windows",
    "FreeBSD, amd64, x86_64-freebsd",
    "'', '', unknown-unknown"
  })
  void whatJavaCallsAMachineHasOneName(String system, String processor, String host) {
    assertThat(Host.of(system, processor)).hasToString(host);
  }

  @Test
  void aTextThatNamesNotBothIsRefused() {
    for (String text : new String[] {"linux", "", "x86-64-linux", "x86_64-Linux"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Host(text))
          .withMessageContaining("x86_64-linux");
    }
  }
}
