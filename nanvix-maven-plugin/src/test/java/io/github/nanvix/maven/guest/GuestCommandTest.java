// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestCommandTest {

  @Test
  void argumentsAndVariablesAreOneTextWithASemicolonBetween() {
    assertThat(command(List.of("-B", "./script.py"), Map.of("PYTHONHOME", "/", "A", "1")).text())
        .isEqualTo("-B ./script.py;A=1 PYTHONHOME=/");
  }

  @Test
  void eitherMayBeMissing() {
    assertThat(command(List.of("-B"), Map.of()).text()).isEqualTo("-B");
    assertThat(command(List.of(), Map.of("A", "1")).text()).isEqualTo(";A=1");
    assertThat(command(List.of(), Map.of()).text()).isEmpty();
  }

  @Test
  void aSemicolonWithinIsEscaped() {
    GuestCommand command = command(List.of("-c", "a;b"), Map.of("PATH", "/bin;/lib"));

    assertThat(command.text()).isEqualTo("-c a\\;b;PATH=/bin\\;/lib");
    assertThat(command.escapedArguments()).containsExactly("-c", "a\\;b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "a\nb", "a\\b", "/home/me/script.py"})
  void whatAGuestCannotBeToldIsRefused(String argument) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> command(List.of(argument), Map.of()))
        .withMessageContaining("\"" + argument + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=a b", "=x", "A;B=x", "A B=x"})
  void whatNoVariableCanBeIsRefused(String variable) {
    int equals = variable.indexOf('=');

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                command(
                    List.of(),
                    Map.of(variable.substring(0, equals), variable.substring(equals + 1))));
  }

  private static GuestCommand command(List<String> arguments, Map<String, String> variables) {
    return new GuestCommand(arguments, new TreeMap<>(variables));
  }
}
