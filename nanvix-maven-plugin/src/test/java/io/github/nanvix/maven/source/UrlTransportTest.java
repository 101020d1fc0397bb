// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTransportTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private static final Patience IMPATIENT =
      new Patience(500, 1000, Duration.ofSeconds(30), 1 << 20);

  @TempDir Path dir;
  private TestServer server = start();

  private static TestServer start() {
    try {
      return new TestServer();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void putAFileThere() {
    server.file("/f", CONTENT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void bringsAFile() throws IOException {
    byte[] large = new byte[300_000];
    new Random(1).nextBytes(large);
    server.file("/large", large);

    assertThat(bring(server.uri("/large"))).isEqualTo(dir.resolve("name"));
    assertThat(dir.resolve("name")).hasBinaryContent(large);
    bring(server.uri("/f"));
    assertThat(dir.resolve("name")).hasBinaryContent(CONTENT);
  }

  @Test
  void bringsAFileOfThisMachine() throws IOException {
    Path file = Files.write(dir.resolve("here"), CONTENT);

    assertThat(bring(file.toUri())).hasBinaryContent(CONTENT);
    assertThatThrownBy(() -> bring(dir.resolve("none").toUri()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 403, 500, 204, 304, 407})
  void anyOtherStatusIsAnError(int status) {
    server.status("/s", status);

    assertThatThrownBy(() -> bring(server.uri("/s")))
        .isInstanceOf(IOException.class)
        .hasMessage("it answered with HTTP status " + status);
  }

  @Test
  void aTransferThatBreaksOffIsAnError() throws IOException {
    try (TestServer.Raw raw =
        new TestServer.Raw(OK + "Content-Length: 100\r\n\r\n" + "x".repeat(40), true)) {
      assertThatThrownBy(() -> bring(raw.uri()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("truncated: expected 100 bytes, got 40 bytes");
    }
  }

  @Test
  void aTransferWithoutALengthIsMeasuredByThePin() throws IOException {
    try (TestServer.Raw raw =
        new TestServer.Raw(OK + "Connection: close\r\n\r\n" + "x".repeat(40), true)) {
      assertThatThrownBy(() -> transport(raw.uri(), Optional.of(100L), Patience.USUAL).bring(dir))
          .hasMessage("truncated: expected 100 bytes, got 40 bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", OK + "Content-Length: 100\r\n\r\n" + "xxx"})
  void aServerThatStandsStillIsGivenUp(String beginning) throws IOException {
    try (TestServer.Raw raw = new TestServer.Raw(beginning, false)) {
      UrlTransport impatient = transport(raw.uri(), Optional.empty(), IMPATIENT);
      assertThatThrownBy(() -> impatient.bring(dir))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("no answer in time");
    }
  }

  @Test
  void whatIsNotHttpIsAnError() throws IOException {
    try (TestServer.Raw raw = new TestServer.Raw("SSH-2.0-OpenSSH_9.2\r\n", true)) {
      assertThatThrownBy(() -> bring(raw.uri())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThatThrownBy(() -> bring(URI.create("http://no-such-host.invalid/f")))
        .isInstanceOf(IOException.class)
        .hasMessage("unknown host \"no-such-host.invalid\"");
  }

  @Test
  void aRefusedConnectionIsAnError() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThatThrownBy(() -> bring(URI.create("http://127.0.0.1:" + port + "/f")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Connection refused");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsRedirections(int status) throws IOException {
    server.redirection("/old", status, "/between?x=1");
    server.redirection("/between", 302, server.uri("/f").toString());

    assertThat(bring(server.uri("/old"))).hasBinaryContent(CONTENT);
    assertThat(server.requests()).containsExactly("/old", "/between?x=1", "/f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Location: \r\n"})
  void aRedirectionThatLeadsNowhereIsSaid(String header) throws IOException {
    String answer = "HTTP/1.1 302 Found\r\n" + header + "Content-Length: 0\r\n\r\n";
    try (TestServer.Raw raw = new TestServer.Raw(answer, true)) {
      assertThatThrownBy(() -> bring(raw.uri()))
          .isInstanceOf(IOException.class)
          .hasMessage("it redirects, with HTTP status 302, and does not say where to");
    }
  }

  @Test
  void followsARedirectionFromHttpToHttps() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.redirection("/old", 301, "https://127.0.0.1:" + closed.getLocalPort() + "/f");
    }

    assertThatThrownBy(() -> bring(server.uri("/old"))).hasMessageContaining("Connection refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/f", "jar:file:/x!/y"})
  void doesNotFollowOutOfTheWeb(String location) {
    server.redirection("/old", 302, location);

    assertThatThrownBy(() -> bring(server.uri("/old")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(location)
        .hasMessageContaining("not followed");
  }

  @Test
  void doesNotFollowInCirclesOrToNonsense() {
    server.redirection("/circle", 302, "/circle");
    server.redirection("/nonsense", 302, "http://[");

    assertThatThrownBy(() -> bring(server.uri("/circle")))
        .hasMessageContaining("redirects in a circle");
    assertThatThrownBy(() -> bring(server.uri("/nonsense")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a usable address");
  }

  @Test
  void asksTheProxyOfEachAddress() throws IOException {
    try (TestServer proxy = new TestServer()) {
      proxy.redirection("/far", 302, server.uri("/f").toString());
      UrlTransport transport =
          new UrlTransport(
              URI.create("http://far.invalid/far"),
              uri ->
                  "far.invalid".equals(uri.getHost())
                      ? new Proxy(Proxy.Type.HTTP, proxy.address())
                      : Proxy.NO_PROXY,
              "name",
              Optional.empty(),
              Patience.USUAL);

      assertThat(transport.bring(dir)).hasBinaryContent(CONTENT);
      assertThat(proxy.requests()).containsExactly("http://far.invalid/far");
    }
  }

  @Test
  void bringsBytesAsTheyAreWhateverTheServerSaysOfTheirEncoding() throws IOException {
    // As servers label a .tar.gz.
    try (TestServer.Raw raw =
        new TestServer.Raw(
            OK + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\037\213\b", true)) {
      assertThat(bring(raw.uri())).hasBinaryContent(new byte[] {0x1f, (byte) 0x8b, 8});
    }
  }

  private Path bring(URI uri) throws IOException {
    return transport(uri, Optional.empty(), Patience.USUAL).bring(dir);
  }

  private static UrlTransport transport(URI uri, Optional<Long> size, Patience patience) {
    return new UrlTransport(uri, any -> Proxy.NO_PROXY, "name", size, patience);
  }
}
