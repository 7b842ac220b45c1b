package dev.hookline.chaos.plan;

import java.util.Arrays;
import java.util.List;

/**
 * What an endpoint does with a request, as a word of the script in its address: {@code 200}, {@code
 * 503:250} (a status, after milliseconds), {@code reset}, {@code hang}, {@code junk} (200 and no
 * JSON).
 *
 * @param what the status or the mishap
 * @param delayMillis how long it takes
 */
public record Answer(String what, int delayMillis) {

  public static final String RESET = "reset";
  public static final String HANG = "hang";
  public static final String JUNK = "junk";

  private static final String OK = "200";

  static Answer ok(int delayMillis) {
    return new Answer(OK, delayMillis);
  }

  public static Answer parse(String word) {
    int colon = word.indexOf(':');
    return colon < 0
        ? new Answer(word, 0)
        : new Answer(word.substring(0, colon), Integer.parseInt(word.substring(colon + 1)));
  }

  /** Returns the answer to an attempt; the last word of a script repeats. */
  public static Answer of(String script, int attempt) {
    List<String> words = Arrays.asList(script.split(",", -1));
    return parse(words.get(Math.min(Math.max(attempt, 1), words.size()) - 1));
  }

  /** Returns whether it is a success for a caller that waits for it. */
  public boolean isSuccess() {
    return what.equals(OK);
  }

  /** Returns whether a caller that waits that long takes it for a success. */
  public boolean succeeds(int timeoutSeconds) {
    return isSuccess() && delayMillis < timeoutSeconds * 1_000;
  }

  @Override
  public String toString() {
    return delayMillis == 0 ? what : what + ":" + delayMillis;
  }
}
