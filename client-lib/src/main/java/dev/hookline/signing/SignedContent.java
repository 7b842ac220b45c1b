package dev.hookline.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What is signed of a request: its id, a dot, its timestamp, a dot, its body.
 *
 * @param timestamp as it stands in the header
 * @param body the exact bytes that are sent
 */
record SignedContent(String id, String timestamp, byte[] body) {

  byte[] head() {
    return (id + '.' + timestamp + '.').getBytes(UTF_8);
  }
}
