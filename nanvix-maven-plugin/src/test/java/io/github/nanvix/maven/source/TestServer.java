// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server on this machine with files that tests put there. */
public final class TestServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();

  public TestServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> reply(exchange, 404, new byte[0]));
    server.start();
  }

  public TestServer file(String path, byte[] content) {
    // A context is there for all paths that begin with its own.
    server.createContext(
        path,
        exchange -> {
          boolean here = exchange.getRequestURI().getPath().equals(path);
          reply(exchange, here ? 200 : 404, here ? content : new byte[0]);
        });
    return this;
  }

  TestServer status(String path, int status) {
    server.createContext(path, exchange -> reply(exchange, status, new byte[0]));
    return this;
  }

  TestServer redirection(String path, int status, String location) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          reply(exchange, status, new byte[0]);
        });
    return this;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  /** What was asked for, in order. */
  List<String> requests() {
    return requests;
  }

  /** What each request brought to be let in with, in order; "" where nothing. */
  List<String> authorizations() {
    return authorizations;
  }

  private void reply(HttpExchange exchange, int status, byte[] content) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI().toString());
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      authorizations.add(authorization == null ? "" : authorization);
      exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** A server that sends some text to the first that asks, and then closes or stands still. */
  static final class Raw implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    Raw(String answer, boolean thenClose) throws IOException {
      thread = new Thread(() -> serve(answer, thenClose));
      thread.start();
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/f");
    }

    private void serve(String answer, boolean thenClose) {
      try (Socket connection = socket.accept();
          InputStream in = connection.getInputStream();
          OutputStream out = connection.getOutputStream()) {
        // The whole request is read, or closing would reset the connection.
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
          request.append((char) in.read());
        }
        out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        if (!thenClose) {
          over.await();
        }
      } catch (IOException | InterruptedException e) {
        // The test is over.
      }
    }

    @Override
    public void close() throws IOException {
      over.countDown();
      socket.close();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
