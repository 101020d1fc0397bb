// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Texts that linkers read in the place of a library, and that no loader opens. */
public final class LinkerScript {
  private static final int LENGTH = 128;
  private static final Pattern START =
      Pattern.compile("\\s*(/\\*\\s*GNU ld script|(INPUT|GROUP|OUTPUT_FORMAT)\\s*\\()");

  private LinkerScript() {}

  /** Whether a file begins as one of them does. */
  public static boolean is(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return START
          .matcher(new String(in.readNBytes(LENGTH), StandardCharsets.ISO_8859_1))
          .lookingAt();
    }
  }
}
