package dev.hookline.internal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The signed content of a request: its id, a dot, its timestamp, a dot, its body.
 *
 * @param timestamp as written in the header
 * @param body the exact bytes sent
 */
record SignedContent(String id, String timestamp, byte[] body) {

  byte[] prefix() {
    return (id + '.' + timestamp + '.').getBytes(UTF_8);
  }
}
