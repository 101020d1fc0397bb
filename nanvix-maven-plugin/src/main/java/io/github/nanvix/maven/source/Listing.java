// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names in a directory that has an address: of this machine's disk, or as web servers show. */
record Listing(Network network, Path scratch) {
  private static final Pattern LINK =
      Pattern.compile("(?i)\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
  private static final long MOST_BYTES = 16L << 20;

  /**
   * The names, without slashes.
   *
   * @param directory its address, with a slash at its end
   * @throws IOException if nobody tells
   */
  Set<String> names(URI directory) throws IOException {
    URI mirror = network.mirrors().of(directory);
    return "file".equals(mirror.getScheme()) ? onDisk(mirror) : onServer(directory, mirror);
  }

  private static Set<String> onDisk(URI directory) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of(directory))) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    return names;
  }

  private Set<String> onServer(URI directory, URI mirror) throws IOException {
    Path own = Files.createTempDirectory(scratch, "listing-");
    Path file = network.to(directory, "index", Optional.empty()).bring(own);
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("what it lists has more than " + MOST_BYTES + " bytes");
    }
    String page = Files.readString(file, StandardCharsets.ISO_8859_1);
    Set<String> names = new TreeSet<>();
    for (Matcher link = LINK.matcher(page); link.find(); ) {
      Stream.of(1, 2, 3)
          .map(link::group)
          .filter(text -> text != null)
          .findFirst()
          .flatMap(inside(mirror))
          .ifPresent(names::add);
    }
    if (names.isEmpty()) {
      throw new IOException("it lists no files");
    }
    return names;
  }

  /** The name that a link has in the directory, if it leads to something right there. */
  private static Function<String, Optional<String>> inside(URI directory) {
    return link -> {
      try {
        URI target = directory.resolve(link.replace("&amp;", "&").replaceFirst("[?#].*", ""));
        boolean here = Objects.equals(target.getRawAuthority(), directory.getRawAuthority());
        String path = here ? String.valueOf(target.getRawPath()) : "";
        String parent = directory.getRawPath();
        String name = path.startsWith(parent) ? path.substring(parent.length()) : "";
        String plain = name.replaceFirst("/$", "");
        return plain.isEmpty() || plain.contains("/")
            ? Optional.empty()
            : Optional.of(URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        // A page may have links that are no addresses.
        return Optional.empty();
      }
    };
  }
}
