package dev.hookline.verification.chaos.plan;

import java.util.Arrays;
import java.util.List;

/**
 * What an endpoint does with a request, as a word of the script in its address: {@code 200}, {@code
 * 503:250} (a status, after milliseconds), {@code 200~two:5} (a status, with a manner), {@code
 * reset}, {@code hang}, {@code junk} (200 and no JSON).
 *
 * @param what the status or the mishap
 * @param delayMillis how long it takes
 * @param manner how the response is sent
 * @param count the manner's number; 0 where it has none
 */
public record Answer(String what, int delayMillis, Manner manner, int count) {

  public static final String RESET = "reset";
  public static final String HANG = "hang";
  public static final String JUNK = "junk";

  private static final String OK = "200";

  /** In no script: a request on a connection that was over, so many milliseconds before. */
  private static final String DEAD = "dead";

  private static final char MANNER = '~';
  private static final char NUMBER = ':';

  static Answer ok(int delayMillis) {
    return new Answer(OK, delayMillis, Manner.PLAIN, 0);
  }

  /** Returns what a request gets on a connection that has been over for so long: nothing. */
  public static Answer dead(int millis) {
    return new Answer(DEAD, millis, Manner.PLAIN, 0);
  }

  public static Answer parse(String word) {
    int at = word.indexOf(MANNER);
    String response = at < 0 ? word : word.substring(0, at);
    String manner = at < 0 ? Manner.PLAIN.word() : word.substring(at + 1);
    return new Answer(text(response), number(response), Manner.of(text(manner)), number(manner));
  }

  private static String text(String part) {
    int colon = part.indexOf(NUMBER);
    return colon < 0 ? part : part.substring(0, colon);
  }

  private static int number(String part) {
    int colon = part.indexOf(NUMBER);
    return colon < 0 ? 0 : Integer.parseInt(part.substring(colon + 1));
  }

  /** Returns the answer to an attempt; the last word of a script repeats. */
  public static Answer of(String script, int attempt) {
    List<String> words = Arrays.asList(script.split(",", -1));
    return parse(words.get(Math.min(Math.max(attempt, 1), words.size()) - 1));
  }

  /** Returns whether it is a success for a caller that waits for it. */
  public boolean isSuccess() {
    return what.equals(OK) && !manner.spoils();
  }

  /** Returns whether the request came on a connection that was over. */
  public boolean isDead() {
    return what.equals(DEAD);
  }

  /** Returns whether a caller that waits that long takes it for a success. */
  public boolean succeeds(int timeoutSeconds) {
    return isSuccess() && delayMillis < timeoutSeconds * 1_000;
  }

  Answer in(Manner other, int number) {
    return new Answer(what, delayMillis, other, number);
  }

  @Override
  public String toString() {
    return word(what, delayMillis)
        + (manner == Manner.PLAIN ? "" : MANNER + word(manner.word(), count));
  }

  private static String word(String text, int number) {
    return number == 0 ? text : text + NUMBER + number;
  }
}
