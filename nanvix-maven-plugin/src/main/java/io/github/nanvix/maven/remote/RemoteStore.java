// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** A place with entries; each is a few files, its parts. */
public interface RemoteStore {
  /** The part with what the fingerprint is the digest of, for whoever looks into the place. */
  String INPUTS = "inputs.txt";

  /** The part that lists what the tree holds. */
  String MANIFEST = "manifest.txt";

  /** The part with the tree. */
  String TREE = "tree.tar.gz";

  /** The part that says who vouches for the entry; it need not be there. */
  String SIGNATURE = "signature.txt";

  /** What messages call it: its address, without a password. */
  String name();

  /**
   * An entry, if the place has one.
   *
   * @param work a directory for what it takes to find out; whoever calls deletes it
   * @throws IOException if the place does not answer; the message is shown to users
   */
  Optional<RemoteEntry> find(EntryKey key, Path work) throws IOException;

  /**
   * Puts an entry there, in the place of one that is there.
   *
   * @param parts its files by the names above
   * @param work as above
   * @throws IOException if that fails; what is found there afterwards is whole or not found
   */
  void publish(EntryKey key, SortedMap<String, Path> parts, Path work) throws IOException;

  /** Has what is on its way come to an end at once, with an IOException for whoever waits. */
  void stop();

  /** How many bytes have gone there so far. */
  long sent();
}
