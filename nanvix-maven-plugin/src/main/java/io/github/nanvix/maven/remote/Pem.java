// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of one label in a PEM file (RFC 7468). */
record Pem(String label) {

  /**
   * The contents of the blocks, in order.
   *
   * @throws IllegalArgumentException if one is not Base64
   */
  List<byte[]> blocks(String text) {
    Pattern block =
        Pattern.compile(
            "-----BEGIN "
                + Pattern.quote(label)
                + "-----([^-]*)-----END "
                + Pattern.quote(label)
                + "-----");
    List<byte[]> blocks = new ArrayList<>();
    for (Matcher matcher = block.matcher(text); matcher.find(); ) {
      blocks.add(Base64.getDecoder().decode(matcher.group(1).replaceAll("\\s", "")));
    }
    return blocks;
  }
}
