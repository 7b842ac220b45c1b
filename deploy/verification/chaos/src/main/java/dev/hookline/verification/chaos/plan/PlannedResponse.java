package dev.hookline.verification.chaos.plan;

import java.util.Arrays;
import java.util.List;

/**
 * What an endpoint does with a request, as a word of the script in its URL: {@code 200}, {@code
 * 503:250} (a status, after milliseconds), {@code 200~two:5} (a status, with a manner), {@code
 * reset}, {@code hang}, {@code junk} (200 without JSON), {@code falters:4000} (500 and 200 by
 * turns, for this many milliseconds each).
 *
 * @param what the status or the fault
 * @param delayMillis how long it takes
 * @param manner how the response is sent
 * @param count the manner's number; 0 if it has none
 */
public record PlannedResponse(String what, int delayMillis, Manner manner, int count) {

  public static final String RESET = "reset";
  public static final String HANG = "hang";
  public static final String JUNK = "junk";

  private static final String OK = "200";
  private static final String FALTERS = "falters";
  private static final String FAILED = "500";

  /** Never in a script: a request on a connection that has been dead for this many milliseconds. */
  private static final String DEAD = "dead";

  private static final char MANNER = '~';
  private static final char NUMBER = ':';

  static PlannedResponse ok(int delayMillis) {
    return new PlannedResponse(OK, delayMillis, Manner.PLAIN, 0);
  }

  static PlannedResponse falters(int millis) {
    return new PlannedResponse(FALTERS, millis, Manner.PLAIN, 0);
  }

  /** Returns the response on a connection that has been dead for this long: nothing. */
  public static PlannedResponse dead(int millis) {
    return new PlannedResponse(DEAD, millis, Manner.PLAIN, 0);
  }

  public static PlannedResponse parse(String word) {
    int at = word.indexOf(MANNER);
    String response = at < 0 ? word : word.substring(0, at);
    String manner = at < 0 ? Manner.PLAIN.word() : word.substring(at + 1);
    return new PlannedResponse(
        text(response), number(response), Manner.of(text(manner)), number(manner));
  }

  private static String text(String part) {
    int colon = part.indexOf(NUMBER);
    return colon < 0 ? part : part.substring(0, colon);
  }

  private static int number(String part) {
    int colon = part.indexOf(NUMBER);
    return colon < 0 ? 0 : Integer.parseInt(part.substring(colon + 1));
  }

  /** Returns the response to an attempt; the last word of a script repeats. */
  public static PlannedResponse of(String script, int attempt) {
    List<String> words = Arrays.asList(script.split(",", -1));
    return parse(words.get(Math.min(Math.max(attempt, 1), words.size()) - 1));
  }

  /** Returns whether it is a success for a caller that waits for it. */
  public boolean isSuccess() {
    return what.equals(OK) && !manner.spoils();
  }

  /** Returns whether the request arrived on a dead connection. */
  public boolean isDead() {
    return what.equals(DEAD);
  }

  /** Returns whether a caller with this timeout considers it a success, in the end. */
  public boolean succeeds(int timeoutSeconds) {
    return (isSuccess() && delayMillis < timeoutSeconds * 1_000) || isFaltering();
  }

  private boolean isFaltering() {
    return what.equals(FALTERS);
  }

  /** Returns whether it is a status of the endpoint's own failure. */
  public boolean isServerError() {
    return what.startsWith("5") && !manner.spoils();
  }

  /** Returns the response at a time, in milliseconds since 1970. */
  public PlannedResponse at(long millis) {
    return isFaltering()
        ? new PlannedResponse(millis / delayMillis % 2 == 0 ? OK : FAILED, 0, manner, count)
        : this;
  }

  PlannedResponse in(Manner other, int number) {
    return new PlannedResponse(what, delayMillis, other, number);
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
