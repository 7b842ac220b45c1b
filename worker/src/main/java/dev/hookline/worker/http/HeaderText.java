package dev.hookline.worker.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Names as header values: what a header cannot hold is percent-encoded, and so is the percent. */
final class HeaderText {

  private HeaderText() {}

  static String of(String name) {
    StringBuilder text = new StringBuilder(name.length());
    for (byte b : name.getBytes(UTF_8)) {
      int c = b & 0xFF;
      if (c <= ' ' || c >= 0x7F || c == '%') {
        text.append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        text.append((char) c);
      }
    }
    return text.toString();
  }
}
