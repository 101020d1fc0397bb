// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import org.junit.jupiter.api.Test;

class ArgumentLineTest {
  @Test
  void isSplitAtBlanksOutsideOfQuotes() {
    assertThat(new ArgumentLine("p", "--with-a  'x=1 2' --b").words())
        .containsExactly("--with-a", "x=1 2", "--b");
    assertThat(new ArgumentLine("p", null).words()).isEmpty();
    assertThat(new ArgumentLine("p", " ").words()).isEmpty();
  }

  @Test
  void whatPrintsLikeABlankAndIsNoneIsNamed() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> new ArgumentLine("configureArguments", "--a\u00a0--b").words())
        .withMessage(
            "Parameter \"configureArguments\" has U+00A0 NO-BREAK SPACE in \"--a<U+00A0>--b\": it prints"
                + " like a blank or like nothing, and separates no arguments. Put a blank in its"
                + " place, or delete it.");
    assertThat(new ArgumentLine("p", "--a --b=ü").words()).containsExactly("--a", "--b=ü");
  }

  @Test
  void anOpenQuoteIsRefusedByTheParametersName() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> new ArgumentLine("configureArguments", "--a 'b").words())
        .withMessageContaining("\"configureArguments\"")
        .withMessageContaining("--a 'b");
  }
}
