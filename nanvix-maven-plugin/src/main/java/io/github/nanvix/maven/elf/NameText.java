// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Names of files as texts: UTF-8, and {@code \xHH} for a byte that is none, so that two names stay
 * two and a name can be looked for again.
 */
final class NameText {
  private static final char REPLACEMENT = '\ufffd';
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private NameText() {}

  static String of(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : escaped(ByteBuffer.wrap(bytes, offset, length));
  }

  private static String escaped(ByteBuffer bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    StringBuilder text = new StringBuilder();
    CharBuffer chars = CharBuffer.allocate(bytes.remaining());
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, true);
      text.append(chars.flip());
      chars.clear();
      if (!result.isMalformed()) {
        return text.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        text.append("\\x").append(HEX.toHexDigits(bytes.get()));
      }
      decoder.reset();
    }
  }

  /** The bytes of a name that {@link #of} has given. */
  static byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!text.contains("\\x")) {
      return bytes;
    }
    ByteBuffer raw = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int escape = escape(bytes, i);
      raw.put(escape < 0 ? bytes[i] : (byte) escape);
      i += escape < 0 ? 0 : 3;
    }
    byte[] exact = new byte[raw.position()];
    raw.flip().get(exact);
    return exact;
  }

  /** The byte that an escape at a place stands for; -1 where there is none. */
  private static int escape(byte[] bytes, int at) {
    if (at + 3 >= bytes.length || bytes[at] != '\\' || bytes[at + 1] != 'x') {
      return -1;
    }
    int high = Character.digit(bytes[at + 2], 16);
    int low = Character.digit(bytes[at + 3], 16);
    return high < 8 || low < 0 ? -1 : high * 16 + low;
  }
}
