package dev.hookline.internal.json;

/** Reads the scalars and spaces of a JSON text, byte by byte. */
final class JsonBytes {

  private final byte[] in;
  private int at;

  JsonBytes(byte[] in) {
    this.in = in;
  }

  boolean atEnd() {
    return at == in.length;
  }

  boolean stringRest() {
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

  boolean literal(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (next() != rest.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean number(int first) {
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

  void skipSpace() {
    while (at < in.length
        && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
      at++;
    }
  }

  int peek() {
    return at < in.length ? in[at] & 0xFF : -1;
  }

  int next() {
    return at < in.length ? in[at++] & 0xFF : -1;
  }
}
