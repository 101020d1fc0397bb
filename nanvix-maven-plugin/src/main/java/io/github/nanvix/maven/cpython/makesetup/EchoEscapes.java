// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

/**
 * What dash's {@code echo} makes of backslashes: what POSIX demands of XSI systems, the escape
 * character, and octal numbers without a leading zero.
 */
final class EchoEscapes {
  private static final String NAMES = "abefnrtv\\";
  private static final String MEANINGS = "\007\b\033\f\n\r\t\013\\";

  private final String text;
  private int next;

  EchoEscapes(String text) {
    this.text = text;
  }

  String expanded() {
    StringBuilder out = new StringBuilder();
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (c != '\\' || next == text.length()) {
        out.append(c);
        continue;
      }
      char name = text.charAt(next++);
      int known = NAMES.indexOf(name);
      if (name == 'c') {
        return out.toString();
      } else if (known >= 0) {
        out.append(MEANINGS.charAt(known));
      } else if (name >= '0' && name <= '7') {
        next -= name == '0' ? 0 : 1;
        out.append(octal());
      } else {
        out.append('\\').append(name);
      }
    }
    return out.toString();
  }

  private char octal() {
    int value = 0;
    int end = Math.min(next + 3, text.length());
    while (next < end && text.charAt(next) >= '0' && text.charAt(next) <= '7') {
      value = value * 8 + text.charAt(next++) - '0';
    }
    return (char) (value & 0xff);
  }
}
