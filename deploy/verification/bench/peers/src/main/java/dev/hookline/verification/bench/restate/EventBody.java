package dev.hookline.verification.bench.restate;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The input of handlers: one line of words, then the payload.
 *
 * @param words the numbers of sync and async webhooks, or a webhook's name
 */
record EventBody(String words, String payload) {

  static EventBody of(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    int end = text.indexOf('\n');
    return new EventBody(text.substring(0, end), text.substring(end + 1));
  }

  byte[] bytes() {
    return (words + "\n" + payload).getBytes(UTF_8);
  }
}
