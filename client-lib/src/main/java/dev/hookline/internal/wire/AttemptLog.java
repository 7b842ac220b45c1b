package dev.hookline.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hookline.contract.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of an activity so far, since the server keeps only the last failure: carried in its
 * heartbeat details as JSON, and in the details of each failure as {@link #text()}.
 *
 * @param failures the number of attempts that failed; the others were lost with their worker
 * @param uncounted how many of these had their cause on the worker's side, and do not count in
 *     {@code numRetries}
 * @param waits how often an attempt was not made, because its endpoint was busy; not in {@code
 *     failures}
 * @param begun how many attempts reported that they began, and then were lost with their worker;
 *     attempts on a worker without the encryption key never begin
 * @param earlier how many more attempts were made than this activity counts, since they belong to
 *     an activity that a redirect replaced
 * @param waitingFor the current wait; absent if the newest attempt was made
 * @param newest the newest finished attempts, oldest first, at most {@value #MAX_ENTRIES}
 */
public record AttemptLog(
    @JsonProperty("answered") int failures,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int uncounted,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int waits,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int begun,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int earlier,
    @Nullable Wait waitingFor,
    List<Entry> newest) {

  /** The maximum number of attempts kept. */
  public static final int MAX_ENTRIES = 20;

  /**
   * An attempt that is due waits.
   *
   * @param code why, by the failure code
   * @param times how often it was postponed for that reason alone
   */
  public record Wait(String code, int times) {

    /** Rejects JSON without a code. */
    public Wait {
      Objects.requireNonNull(code, "code");
    }
  }

  /**
   * One attempt that ended with a failure.
   *
   * @param attempt its number, from 1
   * @param startedAt when it began, in milliseconds since 1970
   * @param millis its duration in milliseconds
   * @param code its failure code
   * @param status the HTTP status; absent without a response
   */
  public record Entry(
      int attempt, long startedAt, long millis, String code, @Nullable Integer status) {

    /** Rejects JSON without a code. */
    public Entry {
      Objects.requireNonNull(code, "code");
    }

    boolean isUncounted() {
      return FailureCode.of(code).filter(FailureCode::isOwn).isPresent();
    }
  }

  /** Copies the list. */
  public AttemptLog {
    newest = newest == null ? List.of() : List.copyOf(newest);
  }

  /** Creates a log without waits and lost attempts. */
  public AttemptLog(int failures, int uncounted, List<Entry> newest) {
    this(failures, uncounted, 0, 0, 0, null, newest);
  }

  /** Returns the empty log, as before the first attempt. */
  public static AttemptLog empty() {
    return new AttemptLog(0, 0, List.of());
  }

  /** Returns how many attempts count in {@code numRetries}. */
  public int counted() {
    return failures - uncounted;
  }

  /**
   * Returns the number of an attempt, which the server counts differently: it counts waits for a
   * busy endpoint, and does not count the attempts of an activity that was replaced.
   */
  public int attemptOf(int counted) {
    return counted - waits + earlier;
  }

  /**
   * Returns this log for an activity that continues after an earlier one, and whose first attempt
   * only reports that.
   *
   * @param attempts the number of attempts made so far
   */
  public AttemptLog continuing(int attempts) {
    return new AttemptLog(
        failures, uncounted, waits, begun, waits + attempts - 1, waitingFor, newest);
  }

  /** Returns this log with another failed attempt. */
  public AttemptLog with(Entry entry) {
    List<Entry> entries = new ArrayList<>(newest);
    entries.add(entry);
    return new AttemptLog(
            failures + 1,
            uncounted + (entry.isUncounted() ? 1 : 0),
            waits,
            begun,
            earlier,
            null,
            entries)
        .keepingNewest(MAX_ENTRIES);
  }

  /** Returns this log with at most this many of its newest attempts. */
  public AttemptLog keepingNewest(int max) {
    return new AttemptLog(
        failures,
        uncounted,
        waits,
        begun,
        earlier,
        waitingFor,
        newest.subList(Math.max(0, newest.size() - max), newest.size()));
  }

  /** Returns this log with another wait, for the reason of a failure code. */
  public AttemptLog waiting(FailureCode reason) {
    int before =
        waitingFor == null || !waitingFor.code().equals(reason.code()) ? 0 : waitingFor.times();
    Wait now = new Wait(reason.code(), before + 1);
    return new AttemptLog(failures, uncounted, waits + 1, begun, earlier, now, newest);
  }

  /** Returns how often the current wait was postponed for its reason; 0 if there is none. */
  public int waited() {
    return waitingFor == null ? 0 : waitingFor.times();
  }

  /** Returns this log with the attempt that begins now, as if it were lost. */
  public AttemptLog beginning() {
    return new AttemptLog(failures, uncounted, waits, begun + 1, earlier, null, newest);
  }

  /**
   * Returns the log in a compact form: the number of failed attempts, a colon, then {@code
   * number@start/millis=result} for each of the newest. The first start is in milliseconds since
   * 1970, each further one is relative to the previous start; the result is the HTTP status, the
   * failure code, or the code, a comma and the status. A tilde and the number of waits follow, if
   * there were some, and a plus and the number of attempts that another activity made.
   */
  public String text() {
    return AttemptLogText.of(this);
  }

  /**
   * Parses {@link #text()}; empty if the text is not a log, as from a newer worker. Uncounted
   * attempts older than the newest are not known.
   */
  public static Optional<AttemptLog> parse(@Nullable String text) {
    return AttemptLogText.parse(text);
  }
}
