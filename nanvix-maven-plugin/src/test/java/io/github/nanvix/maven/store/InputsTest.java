// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.digest.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputsTest {

  @Test
  void theOrderOfGivingDoesNotMatter() {
    Map<String, String> there = new LinkedHashMap<>();
    there.put("b", "2");
    there.put("a", "1");
    Map<String, String> back = new LinkedHashMap<>();
    back.put("a", "1");
    back.put("b", "2");

    Inputs one = new Inputs().with("x", 1).withMap("m", there).with("y", "2");
    Inputs two = new Inputs().with("y", 2).with("x", "1").withMap("m", back);

    assertThat(one.text()).isEqualTo("m.a = 1\nm.b = 2\nx = 1\ny = 2\n").isEqualTo(two.text());
    assertThat(one.fingerprint()).isEqualTo(two.fingerprint()).isEqualTo(Sha256.of(one.text()));
  }

  @Test
  void theOrderOfAListMatters() {
    assertThat(new Inputs().withList("flag", List.of("-a", "-b")).text())
        .isEqualTo("flag[000] = -a\nflag[001] = -b\n")
        .isNotEqualTo(new Inputs().withList("flag", List.of("-b", "-a")).text());
  }

  @Test
  void aListIsNotItsTextAndNotAJoinedElement() {
    assertThat(new Inputs().withList("f", List.of("a", "b")).fingerprint())
        .isNotEqualTo(new Inputs().withList("f", List.of("a\nf[001] = b")).fingerprint())
        .isNotEqualTo(new Inputs().withList("f", List.of("a b")).fingerprint());
  }

  @Test
  void noValueCanLookLikeAnotherInput() {
    assertThat(new Inputs().with("a", "1\nb = 2").text()).isEqualTo("a = 1\\nb = 2\n");
    assertThat(new Inputs().with("a", "\n").text())
        .isNotEqualTo(new Inputs().with("a", "\\n").text())
        .isNotEqualTo(new Inputs().with("a", "\r").text());
  }

  @Test
  void noNameCanLookLikeAValue() {
    assertThat(new Inputs().with("a", "b = c").text()).isEqualTo("a = b = c\n");
    assertThat(new Inputs().with("a = b", "c").text())
        .isNotEqualTo(new Inputs().with("a", "b = c").text());
    assertThat(new Inputs().with("a\\", "= c").text())
        .isNotEqualTo(new Inputs().with("a\\=", "c").text());
  }

  @Test
  void nothingMayBeGivenTwice() {
    assertThatThrownBy(() -> new Inputs().with("a", 1).with("a", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a\"");
  }

  @Test
  void theFingerprintIsTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(new Inputs().withList("f", List.of("a")).text()).isEqualTo("f[000] = a\n");
    } finally {
      Locale.setDefault(before);
    }
  }
}
