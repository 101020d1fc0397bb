// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A format of files that hold others. */
enum Container {
  TAR {
    @Override
    void read(Path file, Visitor visitor) throws IOException {
      TarMembers.read(file, visitor);
    }
  },
  GZIP {
    @Override
    void read(Path file, Visitor visitor) throws IOException {
      GzipMembers.read(file, visitor);
    }

    @Override
    Optional<Detail> beside(Path first, Path second) throws IOException {
      return GzipMembers.header(first, second);
    }
  },
  ZIP {
    @Override
    void read(Path file, Visitor visitor) throws IOException {
      ZipMembers.read(file, visitor);
    }
  },
  AR {
    @Override
    void read(Path file, Visitor visitor) throws IOException {
      ArMembers.read(file, visitor);
    }
  };

  private static final int TAR_MAGIC_AT = 257;
  private static final int HEAD = TAR_MAGIC_AT + 5;

  /** Sees the members one after the other. */
  @FunctionalInterface
  interface Visitor {
    /** The stream ends with the member, and need not be read. */
    void visit(Member member, InputStream content) throws IOException;
  }

  /** Shows all members in the archive's order; a malformed archive is an exception of any kind. */
  abstract void read(Path file, Visitor visitor) throws IOException;

  /** What differs although all members are equal, if this format knows. */
  Optional<Detail> beside(Path first, Path second) throws IOException {
    return Optional.empty();
  }

  /** What a file is by its first bytes; empty where it is no archive. */
  static Optional<Container> of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(HEAD));
    }
  }

  static Optional<Container> of(byte[] head) {
    if (starts(head, 0, 0x1f, 0x8b)) {
      return Optional.of(GZIP);
    }
    if (starts(head, 0, 'P', 'K', 3, 4) || starts(head, 0, 'P', 'K', 5, 6)) {
      return Optional.of(ZIP);
    }
    if (starts(head, 0, '!', '<', 'a', 'r', 'c', 'h', '>', '\n')) {
      return Optional.of(AR);
    }
    return starts(head, TAR_MAGIC_AT, 'u', 's', 't', 'a', 'r')
        ? Optional.of(TAR)
        : Optional.empty();
  }

  private static boolean starts(byte[] head, int at, int... magic) {
    byte[] wanted = new byte[magic.length];
    for (int i = 0; i < magic.length; i++) {
      wanted[i] = (byte) magic[i];
    }
    int end = at + wanted.length;
    return head.length >= end && Arrays.equals(head, at, end, wanted, 0, wanted.length);
  }
}
