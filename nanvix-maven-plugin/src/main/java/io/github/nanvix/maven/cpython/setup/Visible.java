package io.github.nanvix.maven.cpython.setup;

/** Text from a file made fit for a message. */
public final class Visible {
  private static final int LIMIT = 200;

  private Visible() {}

  /** In double quotes, control characters spelled out, cut to one reasonable line. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length() && out.length() < LIMIT; i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        out.append("\\r");
      } else if (Character.isISOControl(c) && c != '\t') {
        out.append(String.format("\\x%02x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append(out.length() < LIMIT ? "\"" : "…\"").toString();
  }
}
