// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy that lets nobody in whom it does not know. */
class ProxyAuthenticationTest {
  private static final URI PLAIN = URI.create("http://far.invalid/f");
  private static final URI SECURE = URI.create("https://far.invalid/f");

  @TempDir Path dir;

  @Test
  void isToldWhoAsksWhenItAsks() throws IOException {
    try (TestProxy proxy = new TestProxy("user", "pass word")) {
      assertThat(bring(PLAIN, known(proxy, "pass word"))).hasContent("from the proxy");
      assertThat(proxy.requests())
          .containsExactly("GET http://far.invalid/f refused", "GET http://far.invalid/f let in");
    }
  }

  @Test
  void isToldSoOnTheWayToHttpsToo() throws Exception {
    try (TestProxy proxy = new TestProxy("user", "pass word")) {
      // A Java machine of its own: what Java tells proxies is settled with its first connection.
      Process process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-cp",
                      System.getProperty("java.class.path"),
                      ProxyAuthenticationTest.class.getName(),
                      dir.toString(),
                      "" + proxy.address().getPort()))
              .redirectErrorStream(true)
              .redirectOutput(dir.resolve("out").toFile())
              .start();
      assertThat(process.waitFor()).as(Files.readString(dir.resolve("out"))).isZero();

      assertThat(proxy.requests())
          .containsExactly("CONNECT far.invalid:443 refused", "CONNECT far.invalid:443 let in");
      assertThat(dir.resolve("out")).content().contains("502");
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path dir = Path.of(arguments[0]);
    Proxy proxy =
        new AuthenticatedProxy(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])),
            new PasswordAuthentication("user", "pass word".toCharArray()));
    assertThatThrownBy(() -> transport(SECURE, proxy).bring(dir))
        .satisfies(failure -> System.out.println(failure.getMessage()));
  }

  @Test
  void whoeverItDoesNotKnowIsToldSoAtOnce() throws IOException {
    try (TestProxy proxy = new TestProxy("user", "secret")) {
      String at = "the proxy localhost:" + proxy.address().getPort();

      assertThatThrownBy(() -> bring(PLAIN, known(proxy, "wrong")))
          .hasMessage(
              at
                  + " does not take the user name and the password that settings.xml has"
                  + " for it");
      assertThat(proxy.requests()).hasSize(2);
      for (URI address : List.of(PLAIN, SECURE)) {
        assertThatThrownBy(() -> bring(address, new Proxy(Proxy.Type.HTTP, proxy.address())))
            .hasMessage(at + " wants a user name and a password, and settings.xml has none for it");
      }
    }
  }

  private static Proxy known(TestProxy proxy, String password) {
    return new AuthenticatedProxy(
        proxy.address(), new PasswordAuthentication("user", password.toCharArray()));
  }

  private Path bring(URI uri, Proxy proxy) throws IOException {
    return transport(uri, proxy).bring(dir);
  }

  private static UrlTransport transport(URI uri, Proxy proxy) {
    return new UrlTransport(uri, any -> proxy, "name", Optional.empty(), Patience.USUAL);
  }
}
