package io.github.nanvix.maven.cpython.assignment;

/** Where things end in the text of a Makefile (GNU make manual, section 3.1). */
record MakeCharacters(String file) {

  /** The end of the logical line that begins at a place: its last line feed, or the end. */
  int endOfLine(int from) {
    int end = file.indexOf('\n', from);
    while (end >= 0 && isContinued(from, end)) {
      end = file.indexOf('\n', end + 1);
    }
    return end < 0 ? file.length() : end;
  }

  private boolean isContinued(int from, int lineFeed) {
    int last = lineFeed > from && file.charAt(lineFeed - 1) == '\r' ? lineFeed - 1 : lineFeed;
    return backslashesBefore(last, from) % 2 == 1;
  }

  private int backslashesBefore(int at, int from) {
    int first = at;
    while (first > from && file.charAt(first - 1) == '\\') {
      first--;
    }
    return at - first;
  }

  /** The end of a backslash with its line feed that begins at a place; -1 where none does. */
  int endOfContinuation(int at) {
    if (file.startsWith("\\\n", at)) {
      return at + 2;
    }
    return file.startsWith("\\\r\n", at) ? at + 3 : -1;
  }

  /** The end of blanks and continued lines. */
  int endOfBlanks(int from, int to) {
    int i = from;
    while (i < to) {
      int continuation = endOfContinuation(i);
      if (continuation > 0) {
        i = Math.min(continuation, to);
      } else if (isBlank(i)) {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  boolean isBlank(int at) {
    return file.charAt(at) == ' ' || file.charAt(at) == '\t';
  }

  /** The end of the reference that begins with a dollar sign. */
  int endOfReference(int dollar, int to) {
    char open = dollar + 1 < to ? file.charAt(dollar + 1) : ' ';
    if (open != '(' && open != '{') {
      return Math.min(dollar + 2, to);
    }
    char close = open == '(' ? ')' : '}';
    int depth = 0;
    for (int i = dollar + 1; i < to; i++) {
      char c = file.charAt(i);
      depth += c == open ? 1 : c == close ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return to;
  }

  /** The first of some characters outside every reference; {@code to} where there is none. */
  int find(String wanted, int from, int to) {
    int i = from;
    while (i < to && wanted.indexOf(file.charAt(i)) < 0) {
      i = file.charAt(i) == '$' ? endOfReference(i, to) : i + 1;
    }
    return i;
  }

  /** Where the comment of a logical line begins, or the line ends. */
  int endOfCode(int from, int lineEnd) {
    int hash = find("#", from, lineEnd);
    while (hash < lineEnd && backslashesBefore(hash, from) % 2 == 1) {
      hash = find("#", hash + 1, lineEnd);
    }
    boolean carriageReturn = hash == lineEnd && hash > from && file.charAt(hash - 1) == '\r';
    return carriageReturn ? hash - 1 : hash;
  }
}
