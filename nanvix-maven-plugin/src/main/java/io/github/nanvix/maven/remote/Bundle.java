// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.archive.TreeTar;
import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entries of a store in one file, for a machine that no network leads to: a remote store that is a
 * directory, packed, with a list of what is in it.
 *
 * @param file a tar.gz
 */
public record Bundle(Path file) {
  private static final String LIST = "entries.txt";
  private static final String HEAD = "nanvix-bundle 1";
  private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9-]{0,63}) ([0-9a-f]{64})");
  private static final long MOST_INPUTS = 64L << 20;
  private static final String AGAIN =
      "Make the bundle anew where there is a network: mvn nanvix:fetch -Dnanvix.bundle=FILE";

  /**
   * Writes a bundle, whole or not at all.
   *
   * @param entries directories of entries
   * @param signer who vouches for them
   * @param store where it works
   */
  public void write(Collection<Path> entries, Optional<SigningKey> signer, Store store) {
    try {
      Path work = Files.createTempDirectory(Files.createDirectories(store.temporary()), "remote-");
      try {
        write(new TreeSet<>(entries), signer, work);
      } finally {
        Trees.delete(work);
      }
    } catch (IOException e) {
      throw DiskFailure.of("write the bundle", file, e);
    }
  }

  private void write(Collection<Path> entries, Optional<SigningKey> signer, Path work)
      throws IOException {
    Path content = Files.createDirectory(work.resolve("content"));
    RemoteStore packed = RemoteStores.directory(content);
    StringBuilder list = new StringBuilder(HEAD).append('\n');
    for (Path entry : entries) {
      int names = entry.getNameCount();
      String kind = entry.getName(names - 2).toString();
      Sha256 fingerprint = new Sha256(entry.getName(names - 1).toString());
      EntryKey key = new EntryKey(kind, fingerprint);
      Path own = Files.createDirectory(work.resolve("entry"));
      packed.publish(key, new Departure(key, entry, signer, own).parts(), own);
      Trees.delete(own);
      list.append(kind).append(' ').append(fingerprint.hex()).append('\n');
    }
    Files.writeString(content.resolve(LIST), list);
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    AtomicFile.write(file, out -> TreeTar.write(content, out));
  }

  /**
   * Brings all entries into a store; what is there stays as it is.
   *
   * @param keys whose entries are taken; where empty, everybody's
   * @return the entries
   * @throws BuildException if the file is no bundle, or has something that is not what it says
   */
  public List<StoreEntry> read(Optional<TrustedKeys> keys, Store store) {
    try {
      Path work = Files.createTempDirectory(Files.createDirectories(store.temporary()), "remote-");
      try {
        Path content = work.resolve("content");
        new Unpacker().unpack(file, content, 0);
        return read(content, keys, store);
      } finally {
        Trees.delete(work);
      }
    } catch (IOException e) {
      throw DiskFailure.of("unpack the bundle \"" + file + "\" below", store.root(), e);
    }
  }

  private List<StoreEntry> read(Path content, Optional<TrustedKeys> keys, Store store)
      throws IOException {
    RemoteStore packed =
        new BlobStore(new DirectoryBlobs("\"" + file.getFileName() + "\"", content));
    List<StoreEntry> entries = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    SharedEntries from =
        new SharedEntries(packed, keys, Optional.empty(), () -> content, faults::add);
    for (EntryKey key : list(content.resolve(LIST))) {
      Path own = Files.createTempDirectory(content, "entry");
      Inputs inputs = inputs(packed, key, own);
      Trees.delete(own);
      entries.add(
          store
              .adopt(key.kind(), inputs, from)
              .orElseThrow(
                  () ->
                      refusal(
                          faults.isEmpty() ? key + " lacks parts" : faults.get(0),
                          Optional.empty())));
    }
    return entries;
  }

  private List<EntryKey> list(Path file) throws IOException {
    List<String> lines =
        Files.isRegularFile(file) ? Files.readString(file).lines().toList() : List.of();
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      throw refusal("it has no list of entries", Optional.empty());
    }
    List<EntryKey> keys = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw refusal("its list of entries has the line \"" + line + "\"", Optional.empty());
      }
      keys.add(new EntryKey(matcher.group(1), new Sha256(matcher.group(2))));
    }
    return keys;
  }

  private Inputs inputs(RemoteStore packed, EntryKey key, Path work) throws IOException {
    Path file = work.resolve(RemoteStore.INPUTS);
    try {
      RemoteEntry entry =
          packed
              .find(key, work)
              .orElseThrow(() -> new MissingPartException("it is listed and not there"));
      entry.fetch(RemoteStore.INPUTS, MOST_INPUTS, file);
      Inputs inputs = Inputs.read(Files.readString(file));
      if (!inputs.fingerprint().equals(key.fingerprint())) {
        throw new DamagedPartException("its inputs are not those of its fingerprint");
      }
      return inputs;
    } catch (MissingPartException | DamagedPartException | IllegalArgumentException e) {
      throw refusal(key + ": " + Reason.of(e), Optional.of(e));
    }
  }

  private BuildException refusal(String reason, Optional<Exception> cause) {
    String message =
        "\"" + file + "\" is no sound bundle: " + reason.replaceFirst("\\.$", "") + ".";
    return cause
        .map(e -> BuildException.input(message, AGAIN, e))
        .orElseGet(() -> BuildException.input(message, AGAIN));
  }
}
