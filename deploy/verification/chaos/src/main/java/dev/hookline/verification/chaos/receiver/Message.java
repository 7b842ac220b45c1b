package dev.hookline.verification.chaos.receiver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Bytes of HTTP, valid or not. */
final class Message {

  private static final int[] INTERIM = {100, 102, 103};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a status line and headers. */
  Message head(String status, int length) {
    return text("HTTP/1.1 ")
        .text(status)
        .text(" X\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n")
        .text(status.equals("503") ? "Retry-After: 1\r\n\r\n" : "\r\n");
  }

  Message body(byte[] body) {
    bytes.writeBytes(body);
    return this;
  }

  /** Adds interim responses of each kind in turn. */
  void interim(int count) {
    for (int number = 0; number < count; number++) {
      int status = INTERIM[number % INTERIM.length];
      text("HTTP/1.1 " + status + " Wait\r\n");
      text(status == 103 ? "Link: </style.css>; rel=preload\r\n\r\n" : "\r\n");
    }
  }

  /** Adds the extra bytes of a careless server: a line break, or more. */
  void extra(int count) {
    text("\r\n".concat("}".repeat(count)).substring(0, count));
  }

  void garbage() {
    text("<!-- no HTTP -->\r\n");
  }

  private Message text(String text) {
    bytes.writeBytes(text.getBytes(ISO_8859_1));
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
