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
  void anOpenQuoteIsRefusedByTheParametersName() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> new ArgumentLine("configureArguments", "--a 'b").words())
        .withMessageContaining("\"configureArguments\"")
        .withMessageContaining("--a 'b");
  }
}
