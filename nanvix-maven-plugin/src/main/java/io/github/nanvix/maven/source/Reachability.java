// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks places whether they would answer, all at once, and for seconds only; fetches nothing. */
public record Reachability(Network network) {
  private static final int MILLIS = 5_000;
  private static final int ALL_MILLIS = 8_000;
  private static final int AT_ONCE = 16;
  // What a place may have against being asked for the head of a file alone.
  private static final Set<Integer> NO_HEADS = Set.of(403, 405, 501);

  /** Whether a file is at no place of this machine. */
  public boolean isElsewhere(PinnedFile file) {
    return file.candidates().stream()
        .noneMatch(candidate -> Fetcher.worksOffline(network, candidate.locator()));
  }

  /**
   * Which files no place would give now, with the reasons. A file that Maven, npm or apt is asked
   * for counts as there.
   */
  public Map<PinnedFile, String> unreachable(Collection<PinnedFile> files) {
    Map<URI, Future<Optional<String>>> asked = new LinkedHashMap<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            AT_ONCE,
            task -> {
              Thread thread = new Thread(task, "nanvix-reach");
              thread.setDaemon(true);
              return thread;
            });
    try {
      for (PinnedFile file : files) {
        for (PinnedFile.Candidate candidate : file.candidates()) {
          address(candidate)
              .ifPresent(uri -> asked.computeIfAbsent(uri, at -> pool.submit(() -> fault(at))));
        }
      }
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ALL_MILLIS);
      Map<URI, Optional<String>> faults = new LinkedHashMap<>();
      asked.forEach((uri, answer) -> faults.put(uri, answer(answer, end)));
      Map<PinnedFile, String> unreachable = new LinkedHashMap<>();
      for (PinnedFile file : files) {
        reasons(file, faults).ifPresent(reasons -> unreachable.put(file, reasons));
      }
      return unreachable;
    } finally {
      pool.shutdownNow();
    }
  }

  private Optional<URI> address(PinnedFile.Candidate candidate) {
    return Fetcher.address(network, candidate.locator()).map(network.mirrors()::of);
  }

  /** Why none of a file's places would give it; empty if one would. */
  private Optional<String> reasons(PinnedFile file, Map<URI, Optional<String>> faults) {
    List<String> reasons = new ArrayList<>();
    for (PinnedFile.Candidate candidate : file.candidates()) {
      Optional<URI> address = address(candidate);
      Optional<String> fault = address.flatMap(at -> faults.getOrDefault(at, Optional.empty()));
      if (fault.isEmpty()) {
        return Optional.empty();
      }
      reasons.add(address.get() + ": " + fault.get());
    }
    return Optional.of(reasons.stream().distinct().collect(Collectors.joining("; ")));
  }

  private static Optional<String> answer(Future<Optional<String>> asked, long end) {
    try {
      return asked.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Optional.of("no answer in " + ALL_MILLIS / 1000 + " s");
    } catch (ExecutionException e) {
      return Optional.of(Reason.of(e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private Optional<String> fault(URI uri) throws IOException {
    if ("file".equals(uri.getScheme())) {
      return Files.isReadable(Path.of(uri)) ? Optional.empty() : Optional.of("it is not there");
    }
    Proxy proxy = network.proxies().apply(uri);
    URLConnection connection = uri.toURL().openConnection(proxy);
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(MILLIS);
    HttpURLConnection http = (HttpURLConnection) connection;
    try {
      http.setRequestMethod("HEAD");
      int status = http.getResponseCode();
      return status < 400 || NO_HEADS.contains(status)
          ? Optional.empty()
          : Optional.of("status " + status);
    } catch (UnknownHostException e) {
      return Optional.of("unknown host");
    } finally {
      http.disconnect();
    }
  }
}
