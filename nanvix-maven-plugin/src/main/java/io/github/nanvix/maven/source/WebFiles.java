// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Files of a web server that takes files, too; one goes there at a time. */
public final class WebFiles {
  private static final int BUFFER = 1 << 16;

  private final Function<URI, Proxy> proxies;
  private final Patience patience;
  private final Function<URI, Map<String, String>> headers;
  private final AtomicLong sent = new AtomicLong();
  private volatile @Nullable HttpURLConnection sending;
  private volatile boolean stopped;

  /**
   * @param proxies the proxy for an address
   * @param patience how long things may take
   * @param headers what an address is told beside the request
   */
  public WebFiles(
      Function<URI, Proxy> proxies, Patience patience, Function<URI, Map<String, String>> headers) {
    this.proxies = proxies;
    this.patience = patience;
    this.headers = headers;
  }

  /**
   * Downloads a file.
   *
   * @param most how many bytes it may have
   * @return whether there is one
   * @throws IOException if the server does not answer or breaks off; the message is shown to users
   */
  public boolean get(URI uri, long most, Path file) throws IOException {
    Patience bounded =
        new Patience(patience.stallMillis(), patience.rate(), patience.total(), most);
    String name = Objects.requireNonNull(file.getFileName()).toString();
    UrlTransport transport =
        new UrlTransport(uri, proxies, name, Optional.empty(), bounded, headers);
    try {
      transport.bring(Objects.requireNonNull(file.getParent()));
      return true;
    } catch (UrlTransport.AbsentException e) {
      return false;
    }
  }

  /**
   * Uploads a file.
   *
   * @throws IOException if the server does not take it; the message is shown to users
   */
  public void put(URI uri, Path file) throws IOException {
    Proxy proxy = proxies.apply(uri);
    HttpURLConnection http = (HttpURLConnection) uri.toURL().openConnection(proxy);
    http.setConnectTimeout(UrlTransport.CONNECT_MILLIS);
    http.setReadTimeout(patience.stallMillis());
    http.setInstanceFollowRedirects(false);
    if (proxy instanceof AuthenticatedProxy asking) {
      http.setAuthenticator(asking.authenticator());
    }
    headers.apply(uri).forEach(http::setRequestProperty);
    http.setRequestProperty("Content-Type", "application/octet-stream");
    http.setRequestMethod("PUT");
    http.setDoOutput(true);
    http.setFixedLengthStreamingMode(Files.size(file));
    sending = http;
    try {
      if (stopped) {
        throw new IOException("it was stopped");
      }
      requireTaken(http, send(http, file));
    } finally {
      sending = null;
      http.disconnect();
    }
  }

  /** Sends the file; what went wrong with that, since a server that refuses says why before. */
  private Optional<IOException> send(HttpURLConnection http, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      try (OutputStream out = http.getOutputStream()) {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          out.write(buffer, 0, n);
          sent.addAndGet(n);
        }
        return Optional.empty();
      } catch (IOException e) {
        return Optional.of(e);
      }
    }
  }

  private static void requireTaken(HttpURLConnection http, Optional<IOException> fault)
      throws IOException {
    int status;
    try {
      status = http.getResponseCode();
    } catch (IOException e) {
      throw new IOException(Reason.of(fault.orElse(e)), e);
    }
    if (status < 200 || status >= 300) {
      throw new IOException("it answered with HTTP status " + status);
    }
    if (fault.isPresent()) {
      throw new IOException(Reason.of(fault.get()), fault.get());
    }
  }

  /** Breaks off what is on its way there, and all that is to come. */
  public void stop() {
    stopped = true;
    HttpURLConnection now = sending;
    if (now != null) {
      now.disconnect();
    }
  }

  /** How many bytes have gone there. */
  public long sent() {
    return sent.get();
  }
}
