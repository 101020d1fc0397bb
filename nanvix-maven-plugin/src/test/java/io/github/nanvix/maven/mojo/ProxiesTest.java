// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.source.AuthenticatedProxy;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  private static final URI ADDRESS = URI.create("https://Files.Example.org/f");

  @Test
  void withoutProxiesTheAddressIsAskedItself() {
    assertThat(proxies().forAddress(ADDRESS)).isEqualTo(java.net.Proxy.NO_PROXY);
  }

  @Test
  void withoutAProxyInTheSettingsThoseOfTheJavaMachineServe() {
    System.setProperty("https.proxyHost", "machine");
    try {
      assertThat(proxies().forAddress(ADDRESS).toString()).contains("machine");
      assertThat(proxies().forAddress(URI.create("file:/x"))).isEqualTo(java.net.Proxy.NO_PROXY);
    } finally {
      System.clearProperty("https.proxyHost");
    }
  }

  @Test
  void aProxyForHttpServesHttpsUnlessThereIsABetterOne() {
    Proxy http = proxy("http", "plain", "");
    Proxy https = proxy("HTTPS", "secure", "");

    assertThat(host(http)).isEqualTo("plain");
    assertThat(host(http, https)).isEqualTo("secure");
    https.setActive(false);
    assertThat(host(http, https)).isEqualTo("plain");
    http.setProtocol("https");
    assertThat(proxies(http).forAddress(URI.create("http://example.org/")))
        .isEqualTo(java.net.Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "*.example.org, true",
    "localhost|*.example.org, true",
    "'localhost, files.example.org', true",
    "files.example.org, true",
    "example.org, false",
    "files.example.or?, false",
    "files-example.org, false",
    "[, false",
    "'', false"
  })
  void hostsMayBeExcluded(String nonProxyHosts, boolean excluded) {
    assertThat(proxies(proxy("http", "plain", nonProxyHosts)).forAddress(ADDRESS))
        .matches(proxy -> proxy.equals(java.net.Proxy.NO_PROXY) == excluded);
  }

  @Test
  void whatTheProxyOfTheSettingsIsToBeToldGoesWithIt() {
    PasswordAuthentication known = new PasswordAuthentication("user", new char[0]);
    Proxies proxies =
        new Proxies(List.of(proxy("http", "plain", "localhost")), uri -> Optional.of(known));

    assertThat(proxies.forAddress(ADDRESS)).isInstanceOf(AuthenticatedProxy.class);
    assertThat(proxies.forAddress(URI.create("http://localhost/f")))
        .isEqualTo(java.net.Proxy.NO_PROXY);
    assertThat(proxies(proxy("http", "plain", "")).forAddress(ADDRESS))
        .isNotInstanceOf(AuthenticatedProxy.class);
  }

  private static Proxies proxies(Proxy... settings) {
    return new Proxies(List.of(settings), uri -> Optional.empty());
  }

  private static String host(Proxy... proxies) {
    return ((java.net.InetSocketAddress)
            java.util.Objects.requireNonNull(proxies(proxies).forAddress(ADDRESS).address()))
        .getHostString();
  }

  private static Proxy proxy(String protocol, String host, String nonProxyHosts) {
    Proxy proxy = new Proxy();
    proxy.setProtocol(protocol);
    proxy.setHost(host);
    proxy.setPort(3128);
    proxy.setNonProxyHosts(nonProxyHosts);
    return proxy;
  }
}
