// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads from an address. An address that does not answer costs seconds: connecting is given up
 * after {@value #CONNECT_MILLIS} ms, and a transfer as soon as it strains the {@link Patience}. One
 * that breaks off goes on where it was, if the server says that it can do that.
 *
 * <p>Redirections are followed here, because Java follows none from http to https and no status
 * 308, and because another host may need another proxy.
 *
 * @param uri of scheme {@code https}, {@code http} or {@code file}
 * @param proxies the proxy for an address
 * @param fileName what the file is called here
 * @param size in bytes, where pinned
 * @param patience how long that may take
 * @param headers what an address is told beside the request; asked anew for each redirection, so
 *     that no other host learns what is meant for the first
 */
record UrlTransport(
    URI uri,
    Function<URI, Proxy> proxies,
    String fileName,
    Optional<Long> size,
    Patience patience,
    Function<URI, Map<String, String>> headers)
    implements Transport {
  private static final Logger LOG = LoggerFactory.getLogger(UrlTransport.class);
  static final int CONNECT_MILLIS = 5_000;
  private static final int MAX_REDIRECTIONS = 10;
  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final int MAX_BREAKS = 5;

  /** One that says nothing beside the request. */
  UrlTransport(
      URI uri,
      Function<URI, Proxy> proxies,
      String fileName,
      Optional<Long> size,
      Patience patience) {
    this(uri, proxies, fileName, size, patience, address -> Map.of());
  }

  @Override
  public Path bring(Path directory) throws IOException {
    Path file = directory.resolve(fileName);
    try {
      new Attempt(file).bring();
      return file;
    } catch (UnknownHostException e) {
      throw new IOException("unknown host \"" + Reason.of(e) + "\"", e);
    } catch (SocketTimeoutException e) {
      throw new IOException("no answer in time (" + Reason.of(e) + ")", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a usable address: " + Reason.of(e), e);
    }
  }

  /** There is no such file. */
  static final class AbsentException extends IOException {
    private static final long serialVersionUID = 1L;

    AbsentException(int status) {
      super("it answered with HTTP status " + status);
    }
  }

  /** One download. */
  private final class Attempt {
    private final Transfer transfer;

    /** What names the content that has begun to come; empty where the server cannot go on. */
    private Optional<String> version = Optional.empty();

    Attempt(Path file) {
      this.transfer = new Transfer(file, size, patience);
    }

    void bring() throws IOException {
      for (int breaks = 0; ; breaks++) {
        long before = transfer.received();
        try {
          follow();
          return;
        } catch (Transfer.HopelessException | UnknownHostException e) {
          throw e;
        } catch (IOException e) {
          if (breaks == MAX_BREAKS || version.isEmpty() || transfer.received() <= before) {
            throw e;
          }
          LOG.info(
              "{}: goes on after {} bytes, since it broke off: {}",
              fileName,
              transfer.received(),
              Reason.of(e));
        }
      }
    }

    private void follow() throws IOException {
      Set<URI> been = new HashSet<>();
      URI at = uri;
      for (int i = 0; i <= MAX_REDIRECTIONS; i++) {
        if (!been.add(at)) {
          throw new IOException("it redirects in a circle, again to \"" + at + "\"");
        }
        transfer.requireTime();
        Optional<URI> next = visit(at);
        if (next.isEmpty()) {
          return;
        }
        at = next.get();
      }
      throw new IOException("it redirects more than " + MAX_REDIRECTIONS + " times");
    }

    /** Downloads what is there, or returns where it has gone. */
    private Optional<URI> visit(URI at) throws IOException {
      Proxy proxy = proxies.apply(at);
      URLConnection connection = at.toURL().openConnection(proxy);
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(patience.stallMillis());
      if (!(connection instanceof HttpURLConnection http)) {
        receive(connection, 0);
        return Optional.empty();
      }
      try {
        http.setInstanceFollowRedirects(false);
        if (proxy instanceof AuthenticatedProxy asking) {
          http.setAuthenticator(asking.authenticator());
        }
        headers.apply(at).forEach(http::setRequestProperty);
        version.ifPresent(
            name -> {
              http.setRequestProperty("Range", "bytes=" + transfer.received() + "-");
              http.setRequestProperty("If-Range", name);
            });
        int status = status(http, proxy);
        if (REDIRECTIONS.contains(status)) {
          String location = http.getHeaderField("Location");
          if (location == null || location.isBlank()) {
            throw new IOException(
                "it redirects, with HTTP status " + status + ", and does not say where to");
          }
          return Optional.of(redirection(at, location));
        }
        if (status == HttpURLConnection.HTTP_PARTIAL && goesOn(http)) {
          receive(http, transfer.received());
          return Optional.empty();
        }
        if (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE) {
          throw new AbsentException(status);
        }
        if (status != HttpURLConnection.HTTP_OK) {
          throw new IOException("it answered with HTTP status " + status);
        }
        version = version(http);
        receive(http, 0);
        return Optional.empty();
      } finally {
        http.disconnect();
      }
    }

    private void receive(URLConnection connection, long from) throws IOException {
      try (InputStream in = connection.getInputStream()) {
        transfer.take(in, from, connection.getContentLengthLong());
      }
    }

    private boolean goesOn(HttpURLConnection http) {
      String range = http.getHeaderField("Content-Range");
      return version.isPresent()
          && range != null
          && range.startsWith("bytes " + transfer.received() + "-");
    }
  }

  /** A strong name of the content, by which the server can go on with it and with nothing else. */
  private static Optional<String> version(HttpURLConnection http) {
    return "bytes".equals(http.getHeaderField("Accept-Ranges"))
        ? Optional.ofNullable(http.getHeaderField("ETag")).filter(tag -> tag.startsWith("\""))
        : Optional.empty();
  }

  /**
   * The status; headers that drip in are waited for as long as any other silence, and no longer.
   */
  private int status(HttpURLConnection http) throws IOException {
    Timer timer = new Timer("nanvix-answer", true);
    AtomicBoolean late = new AtomicBoolean();
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            late.set(true);
            http.disconnect();
          }
        },
        CONNECT_MILLIS + 2L * patience.stallMillis());
    try {
      int status = http.getResponseCode();
      if (status < 0) {
        throw new IOException("it does not answer in HTTP");
      }
      return status;
    } catch (IOException e) {
      throw late.get() ? new SocketTimeoutException("its headers come too slowly") : e;
    } finally {
      timer.cancel();
    }
  }

  /** As above, where a proxy may want to know who asks; of a tunnel Java gives no status. */
  private int status(HttpURLConnection http, Proxy proxy) throws IOException {
    boolean refused;
    int status = 0;
    try {
      status = status(http);
      refused = status == HttpURLConnection.HTTP_PROXY_AUTH;
    } catch (IOException e) {
      refused = String.valueOf(e.getMessage()).contains(" 407 ");
      if (!refused) {
        throw e;
      }
    }
    if (refused && proxy.address() instanceof InetSocketAddress at) {
      throw refused(proxy, at);
    }
    return status;
  }

  private static IOException refused(Proxy proxy, InetSocketAddress at) {
    return new Transfer.HopelessException(
        "the proxy "
            + at.getHostString()
            + ":"
            + at.getPort()
            + (proxy instanceof AuthenticatedProxy
                ? " does not take the user name and the password that settings.xml has for it"
                : " wants a user name and a password, and settings.xml has none for it"));
  }

  private static URI redirection(URI at, String location) throws IOException {
    URI next = at.resolve(location);
    boolean secure = "https".equals(next.getScheme());
    if (!secure && !("http".equals(next.getScheme()) && "http".equals(at.getScheme()))) {
      throw new IOException("it redirects to \"" + location + "\", which is not followed");
    }
    return next;
  }
}
