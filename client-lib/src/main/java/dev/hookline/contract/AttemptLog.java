package dev.hookline.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an activity carries from attempt to attempt, in its heartbeat details as JSON: the server
 * keeps only the last failure.
 *
 * @param answered how many attempts ended with a failure of the endpoint's; the others were lost
 *     with their worker
 * @param newest the newest attempts that ended, oldest first, at most {@value #MAX_ENTRIES}
 */
public record AttemptLog(int answered, List<Entry> newest) {

  /** How many attempts are kept. */
  public static final int MAX_ENTRIES = 20;

  /**
   * One attempt that ended with a failure.
   *
   * @param attempt its number, from 1
   * @param startedAt when it began, in milliseconds since 1970
   * @param millis how long it took
   * @param code its failure code
   * @param status the HTTP status; absent without an answer
   */
  public record Entry(
      int attempt, long startedAt, long millis, String code, @Nullable Integer status) {}

  /** Copies the list. */
  public AttemptLog {
    newest = newest == null ? List.of() : List.copyOf(newest);
  }

  /** Returns the log before the first attempt. */
  public static AttemptLog empty() {
    return new AttemptLog(0, List.of());
  }

  /** Returns this log with one more attempt that the endpoint answered or refused. */
  public AttemptLog with(Entry entry) {
    List<Entry> entries = new ArrayList<>(newest);
    entries.add(entry);
    int from = Math.max(0, entries.size() - MAX_ENTRIES);
    return new AttemptLog(answered + 1, entries.subList(from, entries.size()));
  }
}
