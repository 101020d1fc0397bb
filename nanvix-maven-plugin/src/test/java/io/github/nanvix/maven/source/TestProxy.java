// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy for one user, which answers in the place of every server and reaches none. */
final class TestProxy implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final String expected;
  private final Thread thread = new Thread(this::serve);

  TestProxy(String user, String password) throws IOException {
    byte[] told = (user + ":" + password).getBytes(StandardCharsets.ISO_8859_1);
    expected = "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(told);
    thread.start();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
  }

  /** What was asked for, and whether whoever asked was let in. */
  List<String> requests() {
    return requests;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        answer(connection.getInputStream(), connection.getOutputStream());
      } catch (IOException e) {
        // The test is over, or whoever asked is content.
      }
    }
  }

  private void answer(InputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      head.append((char) next);
    }
    List<String> lines = head.toString().lines().toList();
    boolean letIn = lines.stream().anyMatch(expected::equalsIgnoreCase);
    String asked = lines.get(0).replaceFirst(" HTTP/.*", "");
    requests.add(asked + (letIn ? " let in" : " refused"));
    String answer =
        letIn
            ? asked.startsWith("CONNECT") ? "502 Bad Gateway\r\n" : "200 OK\r\n"
            : "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n";
    String content = letIn ? "from the proxy" : "";
    out.write(
        ("HTTP/1.1 "
                + answer
                + "Connection: close\r\nContent-Length: "
                + content.length()
                + "\r\n\r\n"
                + content)
            .getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
