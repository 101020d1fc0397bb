// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import io.github.nanvix.maven.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of an archive in its order, their content as a digest. */
final class Index {
  private final Container format;
  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** A member and the digest of its content. */
  record Entry(Member member, Sha256 content) {}

  private Index(Container format, Path file) {
    this.format = format;
    this.file = file;
  }

  /** Reads an archive; a malformed one is an exception of any kind. */
  static Index of(Container format, Path file) throws IOException {
    Index index = new Index(format, file);
    Names names = new Names();
    format.read(
        file,
        (member, content) ->
            index.entries.put(names.unique(member), new Entry(member, digest(content))));
    return index;
  }

  /** The members in order; of those with equal names, all but the first have a number. */
  Map<String, Entry> entries() {
    return entries;
  }

  /** Where the order of the members that both have differs first. */
  Optional<Detail> order(Index other) {
    List<String> mine = common(other);
    List<String> its = other.common(this);
    for (int i = 0; i < mine.size(); i++) {
      if (!mine.get(i).equals(its.get(i))) {
        return Optional.of(
            new Detail.Attribute(
                "member " + (i + 1) + " of those in both", mine.get(i), its.get(i)));
      }
    }
    return Optional.empty();
  }

  private List<String> common(Index other) {
    List<String> names = new ArrayList<>(entries.keySet());
    names.retainAll(other.entries.keySet());
    return names;
  }

  /** Writes some members into a directory: each as a file whose name is its number among them. */
  void unpack(List<String> wanted, Path directory) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    wanted.forEach(name -> numbers.put(name, numbers.size()));
    Names names = new Names();
    format.read(
        file,
        (member, content) -> {
          Integer number = numbers.get(names.unique(member));
          if (number != null) {
            Files.copy(content, directory.resolve(number.toString()));
          }
        });
  }

  private static Sha256 digest(InputStream content) throws IOException {
    try (DigestOutputStream out =
        new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      content.transferTo(out);
      return new Sha256(HexFormat.of().formatHex(out.getMessageDigest().digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Numbers members that have a name in common. */
  private static final class Names {
    private final Map<String, Integer> seen = new HashMap<>();

    String unique(Member member) {
      int count = seen.merge(member.name(), 1, Integer::sum);
      return count == 1 ? member.name() : member.name() + " (" + count + ")";
    }
  }
}
