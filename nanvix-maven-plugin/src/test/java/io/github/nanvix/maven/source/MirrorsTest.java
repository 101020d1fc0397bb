// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorsTest {
  private static String of(String address, String... rules) {
    return Mirrors.of(List.of(rules), any -> Map.of()).of(URI.create(address)).toString();
  }

  @Test
  void theBeginningOfAnAddressIsReplacedByTheFirstRuleThatMatches() {
    assertThat(of("https://a.org/x?y=1", "https://a.org/ = https://m/a/", "https:// = http://n/"))
        .isEqualTo("https://m/a/x?y=1");
    assertThat(of("https://b.org/x", "https://a.org/=https://m/a/")).isEqualTo("https://b.org/x");
    assertThat(of("https://b.org/x", "b.org = https://m/")).isEqualTo("https://b.org/x");
    assertThat(of("https://ftp.a.org/x.tar", "https?://([^/]+)/ = https://m/$1/"))
        .isEqualTo("https://m/ftp.a.org/x.tar");
    assertThat(of("https://a.org/?q=1", "https://a.org/\\?q=1 = file:///srv/q"))
        .isEqualTo("file:///srv/q");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://a.org/",
        "= https://m/",
        "https://a.org/ = ",
        "https://a.org/ = m",
        "( = https://m/",
        ".* = https://m/",
        "https://a.org/ = https://m/$1",
        "https://a.org/ = https://m/$x"
      })
  void whatIsNoRuleIsRefusedWithAnExample(String rule) {
    assertThatThrownBy(() -> Mirrors.Rule.parse(rule))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("for example https://upstream.example.org/ =");
  }

  @Test
  void credentialsGoToTheMirrorAndToNobodyElse() {
    Mirrors mirrors =
        Mirrors.of(List.of("https://a/ = https://m/"), any -> Map.of("Authorization", "x"));
    URI asked = URI.create("https://a/f");
    URI mirror = mirrors.of(asked);
    assertThat(mirrors.headersFor(asked, mirror).apply(mirror)).hasSize(1);
    assertThat(mirrors.headersFor(asked, mirror).apply(URI.create("https://else/f"))).isEmpty();
    assertThat(mirrors.headersFor(asked, asked).apply(asked)).isEmpty();
  }
}
