package dev.hookline.json;

/**
 * Tells whether bytes are exactly one JSON value by RFC 8259: UTF-8 without a byte order mark,
 * numbers of any length, nesting up to {@value #MAX_DEPTH}. It reads once and allocates nothing per
 * token. Own code because no Java parser has these rules: the lenient ones accept too much, the
 * strict ones limit numbers, and all of them build what is thrown away.
 */
public final class JsonText {

  /** The deepest nesting that is accepted. */
  public static final int MAX_DEPTH = 10_000;

  private final byte[] in;
  private final long[] isObject = new long[(MAX_DEPTH + 63) / 64];
  private int at;
  private int depth;

  private JsonText(byte[] in) {
    this.in = in;
  }

  /** Returns whether the bytes are one JSON value; empty bytes are none. */
  public static boolean isValid(byte[] bytes) {
    return new JsonText(bytes).document();
  }

  private boolean document() {
    skipSpace();
    if (!valueOrOpen()) {
      return false;
    }
    while (depth > 0) {
      if (!afterValue()) {
        return false;
      }
    }
    skipSpace();
    return at == in.length;
  }

  /** Reads what follows a complete value inside a container: its end, or a comma and a value. */
  private boolean afterValue() {
    skipSpace();
    int c = next();
    if (c == (inObject() ? '}' : ']')) {
      depth--;
      return true;
    }
    if (c != ',') {
      return false;
    }
    skipSpace();
    return (!inObject() || key()) && valueOrOpen();
  }

  /**
   * Reads a scalar, an empty container, or the opening of containers down to the first complete
   * value in them.
   */
  private boolean valueOrOpen() {
    while (true) {
      int c = next();
      switch (c) {
        case '{', '[' -> {
          if (depth == MAX_DEPTH) {
            return false;
          }
          push(c == '{');
          skipSpace();
          if (peek() == (c == '{' ? '}' : ']')) {
            at++;
            depth--;
            return true;
          }
          if (c == '{' && !key()) {
            return false;
          }
        }
        case '"' -> {
          return stringRest();
        }
        case 't' -> {
          return literal("rue");
        }
        case 'f' -> {
          return literal("alse");
        }
        case 'n' -> {
          return literal("ull");
        }
        default -> {
          return number(c);
        }
      }
    }
  }

  private boolean key() {
    if (next() != '"' || !stringRest()) {
      return false;
    }
    skipSpace();
    if (next() != ':') {
      return false;
    }
    skipSpace();
    return true;
  }

  private boolean stringRest() {
    while (true) {
      int c = next();
      if (c == '"') {
        return true;
      }
      if (c < 0x20) {
        return false;
      }
      if (c == '\\' ? !escape() : c >= 0x80 && !multiByte(c)) {
        return false;
      }
    }
  }

  private boolean escape() {
    int c = next();
    if (c != 'u') {
      return c != -1 && "\"\\/bfnrt".indexOf(c) >= 0;
    }
    for (int i = 0; i < 4; i++) {
      if (Character.digit(next(), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads the rest of a UTF-8 sequence (RFC 3629: no overlong form, no surrogate, no plane 17). */
  private boolean multiByte(int first) {
    if (first < 0xC2 || first > 0xF4) {
      return false;
    }
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    int second = next();
    if (second < low || second > high) {
      return false;
    }
    int more = first < 0xE0 ? 0 : first < 0xF0 ? 1 : 2;
    for (int i = 0; i < more; i++) {
      int c = next();
      if (c < 0x80 || c > 0xBF) {
        return false;
      }
    }
    return true;
  }

  private boolean literal(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (next() != rest.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean number(int first) {
    int c = first == '-' ? next() : first;
    if (c < '0' || c > '9') {
      return false;
    }
    if (c != '0') {
      digits();
    }
    if (peek() == '.') {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    return at > start;
  }

  private void skipSpace() {
    while (at < in.length
        && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
      at++;
    }
  }

  private int peek() {
    return at < in.length ? in[at] & 0xFF : -1;
  }

  private int next() {
    return at < in.length ? in[at++] & 0xFF : -1;
  }

  private boolean inObject() {
    return (isObject[(depth - 1) >> 6] & 1L << (depth - 1)) != 0;
  }

  private void push(boolean object) {
    long bit = 1L << depth;
    if (object) {
      isObject[depth >> 6] |= bit;
    } else {
      isObject[depth >> 6] &= ~bit;
    }
    depth++;
  }
}
