package dev.hookline.internal.json;

/**
 * Tells whether bytes are exactly one JSON value by RFC 8259: UTF-8 without a byte order mark,
 * numbers of any length, nesting up to {@value #MAX_DEPTH}. It reads once and allocates nothing per
 * token. Own code because no Java parser has these rules: the lenient ones accept too much, the
 * strict ones limit numbers, and all of them build what is thrown away.
 */
public final class JsonText {

  /** The deepest nesting that is accepted. */
  public static final int MAX_DEPTH = 10_000;

  private final JsonBytes in;
  private final long[] isObject = new long[(MAX_DEPTH + 63) / 64];
  private int depth;

  private JsonText(byte[] in) {
    this.in = new JsonBytes(in);
  }

  /** Returns whether the bytes are one JSON value; empty bytes are none. */
  public static boolean isValid(byte[] bytes) {
    return new JsonText(bytes).document();
  }

  private boolean document() {
    in.skipSpace();
    if (!valueOrOpen()) {
      return false;
    }
    while (depth > 0) {
      if (!afterValue()) {
        return false;
      }
    }
    in.skipSpace();
    return in.atEnd();
  }

  /** Reads what follows a complete value inside a container: its end, or a comma and a value. */
  private boolean afterValue() {
    in.skipSpace();
    int c = in.next();
    if (c == (inObject() ? '}' : ']')) {
      depth--;
      return true;
    }
    if (c != ',') {
      return false;
    }
    in.skipSpace();
    return (!inObject() || key()) && valueOrOpen();
  }

  /**
   * Reads a scalar, an empty container, or the opening of containers down to the first complete
   * value in them.
   */
  private boolean valueOrOpen() {
    while (true) {
      int c = in.next();
      switch (c) {
        case '{', '[' -> {
          if (depth == MAX_DEPTH) {
            return false;
          }
          push(c == '{');
          in.skipSpace();
          if (in.peek() == (c == '{' ? '}' : ']')) {
            in.next();
            depth--;
            return true;
          }
          if (c == '{' && !key()) {
            return false;
          }
        }
        case '"' -> {
          return in.stringRest();
        }
        case 't' -> {
          return in.literal("rue");
        }
        case 'f' -> {
          return in.literal("alse");
        }
        case 'n' -> {
          return in.literal("ull");
        }
        default -> {
          return in.number(c);
        }
      }
    }
  }

  private boolean key() {
    if (in.next() != '"' || !in.stringRest()) {
      return false;
    }
    in.skipSpace();
    if (in.next() != ':') {
      return false;
    }
    in.skipSpace();
    return true;
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
