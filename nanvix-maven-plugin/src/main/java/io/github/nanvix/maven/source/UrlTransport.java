package io.github.nanvix.maven.source;

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
import java.util.Optional;

/**
 * Downloads from an address. An address that does not answer costs seconds: connecting is given up
 * after {@value #CONNECT_MILLIS} ms, and so is a transfer that stands still for {@value
 * #STALL_MILLIS} ms.
 */
record UrlTransport(URI uri, Proxy proxy, String fileName, Optional<Long> size)
    implements Transport {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int STALL_MILLIS = 20_000;
  private static final int BUFFER = 1 << 16;

  @Override
  public Path bring(Path directory) throws IOException {
    Path file = directory.resolve(fileName);
    try {
      URLConnection connection = uri.toURL().openConnection(proxy);
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(STALL_MILLIS);
      if (connection instanceof HttpURLConnection http && http.getResponseCode() / 100 != 2) {
        throw new IOException("it answered with HTTP status " + http.getResponseCode());
      }
      long received = transfer(connection, file);
      long promised = size.orElse(connection.getContentLengthLong());
      if (promised >= 0 && received != promised) {
        throw new IOException(
            "truncated: expected " + promised + " bytes, got " + received + " bytes");
      }
      return file;
    } catch (UnknownHostException e) {
      throw new IOException("unknown host \"" + e.getMessage() + "\"", e);
    } catch (SocketTimeoutException e) {
      throw new IOException("no answer in time (" + e.getMessage() + ")", e);
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
