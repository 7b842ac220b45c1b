package dev.hookline.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an activity carries from attempt to attempt, since the server keeps only the last failure:
 * in its heartbeat details as JSON, and in the details of each failure as {@link #text()}.
 *
 * @param answered how many attempts ended with a failure; the others were lost with their worker
 * @param uncounted how many of these failed on this side, and do not count in {@code numRetries}
 * @param newest the newest attempts that ended, oldest first, at most {@value #MAX_ENTRIES}
 */
public record AttemptLog(int answered, int uncounted, List<Entry> newest) {

  /** How many attempts are kept. */
  public static final int MAX_ENTRIES = 20;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(.*)");
  private static final Pattern ENTRY =
      Pattern.compile(
          "(\\d{1,9})@(\\d{1,16})/(\\d{1,16})=(?:([1-9]\\d{2})|([a-z_]+)(?:,([1-9]\\d{2}))?)");

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
      int attempt, long startedAt, long millis, String code, @Nullable Integer status) {

    /** Refuses to be read from JSON without a code. */
    public Entry {
      Objects.requireNonNull(code, "code");
    }

    private boolean isUncounted() {
      return FailureCode.of(code).filter(FailureCode::isOwn).isPresent();
    }

    private String text(long after) {
      String how =
          status != null && code.equals(FailureCode.HTTP_STATUS.code())
              ? status.toString()
              : code + (status == null ? "" : "," + status);
      return "%d@%d/%d=%s".formatted(attempt, Math.max(0, startedAt - after), millis, how);
    }
  }

  /** Copies the list. */
  public AttemptLog {
    newest = newest == null ? List.of() : List.copyOf(newest);
  }

  /** Returns the log before the first attempt. */
  public static AttemptLog empty() {
    return new AttemptLog(0, 0, List.of());
  }

  /** Returns how many attempts count in {@code numRetries}. */
  public int counted() {
    return answered - uncounted;
  }

  /** Returns this log with one more attempt that failed. */
  public AttemptLog with(Entry entry) {
    List<Entry> entries = new ArrayList<>(newest);
    entries.add(entry);
    return new AttemptLog(answered + 1, uncounted + (entry.isUncounted() ? 1 : 0), entries)
        .keeping(MAX_ENTRIES);
  }

  /** Returns this log with at most so many of its newest attempts. */
  public AttemptLog keeping(int most) {
    return new AttemptLog(
        answered, uncounted, newest.subList(Math.max(0, newest.size() - most), newest.size()));
  }

  /**
   * Returns the log in few bytes: how many attempts were answered, a colon, then for each of the
   * newest {@code number@start/millis=how}. The first start is in milliseconds since 1970, each
   * other one counts from the start before; how is the HTTP status, the failure code, or the code,
   * a comma and the status.
   */
  public String text() {
    StringBuilder text = new StringBuilder(answered + ":");
    String gap = "";
    long before = 0;
    for (Entry entry : newest) {
      text.append(gap).append(entry.text(before));
      gap = " ";
      before = entry.startedAt();
    }
    return text.toString();
  }

  /**
   * Reads {@link #text()}; empty if it is none, as from a newer worker. Uncounted attempts older
   * than the newest are not found.
   */
  public static Optional<AttemptLog> parse(@Nullable String text) {
    Matcher log = TEXT.matcher(text == null ? "" : text);
    if (!log.matches()) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    long before = 0;
    for (String part : log.group(2).isEmpty() ? new String[0] : log.group(2).split(" ", -1)) {
      Matcher entry = ENTRY.matcher(part);
      if (!entry.matches()) {
        return Optional.empty();
      }
      before += Long.parseLong(entry.group(2));
      entries.add(entry(entry, before));
    }
    int uncounted = (int) entries.stream().filter(Entry::isUncounted).count();
    return Optional.of(new AttemptLog(Integer.parseInt(log.group(1)), uncounted, entries));
  }

  private static Entry entry(Matcher entry, long startedAt) {
    String status = entry.group(4) == null ? entry.group(6) : entry.group(4);
    return new Entry(
        Integer.parseInt(entry.group(1)),
        startedAt,
        Long.parseLong(entry.group(3)),
        entry.group(5) == null ? FailureCode.HTTP_STATUS.code() : entry.group(5),
        status == null ? null : Integer.valueOf(status));
  }
}
