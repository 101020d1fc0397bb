// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.source.PinnedFile.Candidate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mirrors that do anything but send the file: one message each, and the next one is asked. */
class MisbehavingMirrorTest {
  private static final byte[] RIGHT = "right ".repeat(5000).getBytes(StandardCharsets.UTF_8);
  private static final Patience PATIENCE =
      new Patience(300, 100_000, Duration.ofSeconds(20), 1 << 20);

  @TempDir Path dir;
  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server = start();

  private static HttpServer start() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void serve() {
    server.setExecutor(threads);
    server.createContext("/right", exchange -> send(exchange, 200, RIGHT));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  interface Mirror {
    void answer(HttpExchange exchange) throws Exception;
  }

  private static Arguments mirror(String name, Mirror mirror, String message) {
    return argumentSet(name, mirror, message);
  }

  static Stream<Arguments> mirrors() {
    return Stream.of(
        mirror(
            "endless",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              while (true) {
                exchange.getResponseBody().write(RIGHT);
              }
            },
            "it sends more and more, expected 30000 bytes"),
        mirror(
            "slow",
            exchange -> {
              exchange.sendResponseHeaders(200, RIGHT.length);
              for (byte b : RIGHT) {
                exchange.getResponseBody().write(b);
                exchange.getResponseBody().flush();
                Thread.sleep(50);
              }
            },
            "too slow: "),
        mirror(
            "stalled",
            exchange -> {
              exchange.sendResponseHeaders(200, RIGHT.length);
              exchange.getResponseBody().write(RIGHT, 0, 100);
              exchange.getResponseBody().flush();
              Thread.sleep(60_000);
            },
            "no answer in time"),
        mirror(
            "cut",
            exchange -> {
              exchange.sendResponseHeaders(200, RIGHT.length);
              exchange.getResponseBody().write(RIGHT, 0, 100);
            },
            "truncated: expected 30000 bytes, got 100 bytes"),
        mirror("short", sends(new byte[9]), "truncated: expected 30000 bytes, got 9 bytes"),
        mirror(
            "long", sends(new byte[RIGHT.length + 1]), "it would send 30001 bytes, expected 30000"),
        mirror("wrong", sends(new byte[RIGHT.length]), "Digest of \"f.tar\" is wrong"),
        mirror(
            "cycle",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/mirror");
              send(exchange, 302, new byte[0]);
            },
            "it redirects in a circle"),
        mirror("nowhere", exchange -> send(exchange, 301, new byte[0]), "does not say where to"),
        mirror("500", exchange -> send(exchange, 500, RIGHT), "it answered with HTTP status 500"),
        mirror("gzip", exchange -> send(exchange, 200, gzip(RIGHT)), "truncated: expected 30000"),
        mirror(
            "a proxy's page",
            sends("<html>Please log in</html>".getBytes(StandardCharsets.UTF_8)),
            "truncated: expected 30000 bytes, got 26 bytes"));
  }

  @ParameterizedTest
  @MethodSource("mirrors")
  void isOneMessage(Mirror mirror, String message) {
    misbehave(mirror);

    Throwable failure = catchThrowable(() -> fetch("/mirror"));

    assertThat(failure).isInstanceOf(BuildException.class).hasMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("mirrors")
  void theNextOneIsAsked(Mirror mirror, String message) {
    misbehave(mirror);

    assertThat(fetch("/mirror", "/right")).hasBinaryContent(RIGHT);
  }

  @Test
  void whatIsNotHttpIsSaidToBeNone() throws IOException {
    try (TestServer.Raw raw = new TestServer.Raw("SSH-2.0-OpenSSH_9.2\r\n", true)) {
      assertThat(catchThrowable(() -> fetch(raw.uri())))
          .hasMessageNotContaining("-1")
          .isInstanceOf(BuildException.class);
    }
  }

  @Test
  void aServerWithoutTlsIsNoDisaster() {
    URI secure = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/right");

    assertThat(catchThrowable(() -> fetch(secure)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("cannot be fetched: " + secure);
  }

  @Test
  void headersThatDripAreGivenUp() throws IOException {
    misbehave(exchange -> Thread.sleep(60_000));
    assertThat(catchThrowable(() -> fetch("/mirror"))).hasMessageContaining("no answer in time");
  }

  @Test
  void aTransferThatBreaksOffGoesOnWhereItWas() {
    misbehave(
        exchange -> {
          exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
          exchange.getResponseHeaders().set("ETag", "\"one\"");
          String range = exchange.getRequestHeaders().getFirst("Range");
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
          if (from > 0) {
            assertThat(exchange.getRequestHeaders().getFirst("If-Range")).isEqualTo("\"one\"");
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-29999/30000");
          }
          exchange.sendResponseHeaders(from > 0 ? 206 : 200, RIGHT.length - from);
          exchange.getResponseBody().write(RIGHT, from, Math.min(9000, RIGHT.length - from));
        });

    assertThat(fetch("/mirror")).hasBinaryContent(RIGHT);
    assertThat(asked).hasValue(4);
  }

  @Test
  void anotherVersionInBetweenIsTakenFromItsBeginning() {
    misbehave(
        exchange -> {
          exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
          exchange.getResponseHeaders().set("ETag", "\"" + asked.get() + "\"");
          exchange.sendResponseHeaders(200, RIGHT.length);
          exchange.getResponseBody().write(RIGHT, 0, asked.get() == 1 ? 9000 : RIGHT.length);
        });

    assertThat(fetch("/mirror")).hasBinaryContent(RIGHT);
    assertThat(asked).hasValue(2);
  }

  @Test
  void allOfItHasALimitOfTime() {
    Patience little = new Patience(300, 1, Duration.ofMillis(200), 1 << 20);
    misbehave(
        exchange -> {
          exchange.sendResponseHeaders(200, RIGHT.length);
          for (byte b : RIGHT) {
            exchange.getResponseBody().write(b);
            exchange.getResponseBody().flush();
            Thread.sleep(20);
          }
        });

    assertThat(catchThrowable(() -> fetch(little, List.of(uri("/mirror")))))
        .hasMessageContaining("it takes longer than");
  }

  private void misbehave(Mirror mirror) {
    server.createContext(
        "/mirror",
        exchange -> {
          asked.incrementAndGet();
          try (exchange) {
            mirror.answer(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (IOException e) {
            throw e;
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
  }

  private static Mirror sends(byte[] content) {
    return exchange -> send(exchange, 200, content);
  }

  private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
      if (content.length > 0) {
        exchange.getResponseBody().write(content);
      }
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private Path fetch(String... paths) {
    return fetch(PATIENCE, Stream.of(paths).map(this::uri).toList());
  }

  private Path fetch(URI uri) {
    return fetch(PATIENCE, List.of(uri));
  }

  private Path fetch(Patience patience, List<URI> places) {
    Network network =
        new Network(
                false,
                coordinates -> {
                  throw new IOException("no artifacts here");
                },
                any -> Proxy.NO_PROXY,
                Optional.empty(),
                List.of())
            .with(patience);
    List<Candidate> candidates =
        places.stream()
            .map(
                place ->
                    new Candidate(
                        new Locator.Url(place),
                        Sha256.of(RIGHT),
                        Optional.of((long) RIGHT.length),
                        Optional.empty(),
                        "pin line 1"))
            .toList();
    return new Fetcher(network, new CommandRunner())
        .fetch(new PinnedFile("f.tar", candidates), dir);
  }
}
