package io.github.nanvix.maven.source;

import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Count;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Downloads from an address. An address that does not answer costs seconds: connecting is given up
 * after {@value #CONNECT_MILLIS} ms, and so is a transfer that stands still for {@value
 * #STALL_MILLIS} ms.
 *
 * <p>Redirections are followed here, because Java follows none from http to https and no status
 * 308, and because another host may need another proxy.
 *
 * @param uri of scheme {@code https}, {@code http} or {@code file}
 * @param proxies the proxy for an address
 * @param fileName what the file is called here
 * @param size in bytes, where pinned
 * @param stallMillis for how long nothing may come
 * @param headers what an address is told beside the request; asked anew for each redirection, so
 *     that no other host learns what is meant for the first
 */
record UrlTransport(
    URI uri,
    Function<URI, Proxy> proxies,
    String fileName,
    Optional<Long> size,
    int stallMillis,
    Function<URI, Map<String, String>> headers)
    implements Transport {
  private static final int CONNECT_MILLIS = 5_000;
  static final int STALL_MILLIS = 20_000;
  private static final int MAX_REDIRECTIONS = 10;
  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final int BUFFER = 1 << 16;

  /** One that says nothing beside the request. */
  UrlTransport(
      URI uri,
      Function<URI, Proxy> proxies,
      String fileName,
      Optional<Long> size,
      int stallMillis) {
    this(uri, proxies, fileName, size, stallMillis, address -> Map.of());
  }

  @Override
  public Path bring(Path directory) throws IOException {
    Path file = directory.resolve(fileName);
    try {
      URI at = uri;
      for (int i = 0; i <= MAX_REDIRECTIONS; i++) {
        Optional<URI> next = visit(at, file);
        if (next.isEmpty()) {
          return file;
        }
        at = next.get();
      }
      throw new IOException("it redirects more than " + MAX_REDIRECTIONS + " times");
    } catch (UnknownHostException e) {
      throw new IOException("unknown host \"" + Reason.of(e) + "\"", e);
    } catch (SocketTimeoutException e) {
      throw new IOException("no answer in time (" + Reason.of(e) + ")", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a usable address: " + Reason.of(e), e);
    }
  }

  /** Downloads what is there, or returns where it has gone. */
  private Optional<URI> visit(URI at, Path file) throws IOException {
    URLConnection connection = at.toURL().openConnection(proxies.apply(at));
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(stallMillis);
    if (!(connection instanceof HttpURLConnection http)) {
      receive(connection, file);
      return Optional.empty();
    }
    try {
      http.setInstanceFollowRedirects(false);
      headers.apply(at).forEach(http::setRequestProperty);
      int status = http.getResponseCode();
      if (REDIRECTIONS.contains(status)) {
        String location = http.getHeaderField("Location");
        if (location == null || location.isBlank()) {
          throw new IOException(
              "it redirects, with HTTP status " + status + ", and does not say where to");
        }
        return Optional.of(redirection(at, location));
      }
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IOException("it answered with HTTP status " + status);
      }
      receive(http, file);
      return Optional.empty();
    } finally {
      http.disconnect();
    }
  }

  private static URI redirection(URI at, String location) throws IOException {
    URI next = at.resolve(location);
    boolean secure = "https".equals(next.getScheme());
    if (!secure && !("http".equals(next.getScheme()) && "http".equals(at.getScheme()))) {
      throw new IOException("it redirects to \"" + location + "\", which is not followed");
    }
    return next;
  }

  private void receive(URLConnection connection, Path file) throws IOException {
    long received = transfer(connection, file);
    long promised = size.orElse(connection.getContentLengthLong());
    if (promised >= 0 && received != promised) {
      throw new IOException(
          "truncated: expected "
              + new Count(promised, "byte")
              + ", got "
              + new Count(received, "byte"));
    }
  }

  private static long transfer(URLConnection connection, Path file) throws IOException {
    try (InputStream in = connection.getInputStream();
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      long total = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        total += n;
      }
      return total;
    }
  }
}
