// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A web server that keeps what is put there, and can be told to misbehave. */
final class CacheServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
  private volatile UnaryOperator<byte[]> answer = UnaryOperator.identity();
  private volatile Optional<String> authorization = Optional.empty();
  private volatile boolean full;
  private volatile boolean breaksOff;
  private volatile boolean drips;

  CacheServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  Map<String, byte[]> files() {
    return files;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cache");
  }

  void answers(UnaryOperator<byte[]> other) {
    answer = other;
  }

  void breaksOff() {
    breaksOff = true;
  }

  /** Sends what it sends drop by drop, for as long as anybody listens. */
  void drips() {
    drips = true;
  }

  void isFull() {
    full = true;
  }

  void asksFor(String header) {
    authorization = Optional.of(header);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] sent = exchange.getRequestBody().readAllBytes();
      if (authorization.isPresent()
          && !authorization.get().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
      } else if (exchange.getRequestMethod().equals("PUT")) {
        if (!full) {
          files.put(path, sent);
        }
        exchange.sendResponseHeaders(full ? 507 : 201, -1);
      } else if (files.containsKey(path)) {
        byte[] content = answer.apply(files.get(path));
        exchange.sendResponseHeaders(200, content.length);
        int some = breaksOff ? content.length / 2 : content.length;
        for (int i = 0; drips && i < some - 1; i++) {
          exchange.getResponseBody().write(content, i, 1);
          exchange.getResponseBody().flush();
          pause();
        }
        exchange.getResponseBody().write(content, 0, some);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
