package dev.hookline.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hookline.contract.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * @param newest the newest finished attempts, oldest first, at most {@value #MAX_ENTRIES}
 */
public record AttemptLog(
    @JsonProperty("answered") int failures,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int uncounted,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int waits,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int begun,
    List<Entry> newest) {

  /** The maximum number of attempts kept. */
  public static final int MAX_ENTRIES = 20;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(.*?)(?: ?~(\\d{1,9}))?");
  private static final Pattern ENTRY =
      Pattern.compile(
          "(\\d{1,9})@(\\d{1,16})/(\\d{1,16})=(?:([1-9]\\d{2})|([a-z_]+)(?:,([1-9]\\d{2}))?)");

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

    private boolean isUncounted() {
      return FailureCode.of(code).filter(FailureCode::isOwn).isPresent();
    }

    private String text(long previousStart) {
      String result =
          status != null && code.equals(FailureCode.HTTP_STATUS.code())
              ? status.toString()
              : code + (status == null ? "" : "," + status);
      return "%d@%d/%d=%s"
          .formatted(attempt, Math.max(0, startedAt - previousStart), millis, result);
    }
  }

  /** Copies the list. */
  public AttemptLog {
    newest = newest == null ? List.of() : List.copyOf(newest);
  }

  /** Creates a log without waits and lost attempts. */
  public AttemptLog(int failures, int uncounted, List<Entry> newest) {
    this(failures, uncounted, 0, 0, newest);
  }

  /** Returns the empty log, as before the first attempt. */
  public static AttemptLog empty() {
    return new AttemptLog(0, 0, List.of());
  }

  /** Returns how many attempts count in {@code numRetries}. */
  public int counted() {
    return failures - uncounted;
  }

  /** Returns this log with another failed attempt. */
  public AttemptLog with(Entry entry) {
    List<Entry> entries = new ArrayList<>(newest);
    entries.add(entry);
    return new AttemptLog(
            failures + 1, uncounted + (entry.isUncounted() ? 1 : 0), waits, begun, entries)
        .keepingNewest(MAX_ENTRIES);
  }

  /** Returns this log with at most this many of its newest attempts. */
  public AttemptLog keepingNewest(int max) {
    return new AttemptLog(
        failures,
        uncounted,
        waits,
        begun,
        newest.subList(Math.max(0, newest.size() - max), newest.size()));
  }

  /** Returns this log with another wait for a busy endpoint. */
  public AttemptLog waiting() {
    return new AttemptLog(failures, uncounted, waits + 1, begun, newest);
  }

  /** Returns this log with the attempt that begins now, as if it were lost. */
  public AttemptLog beginning() {
    return new AttemptLog(failures, uncounted, waits, begun + 1, newest);
  }

  /**
   * Returns the log in a compact form: the number of failed attempts, a colon, then {@code
   * number@start/millis=result} for each of the newest. The first start is in milliseconds since
   * 1970, each further one is relative to the previous start; the result is the HTTP status, the
   * failure code, or the code, a comma and the status. A tilde and the number of waits follow, if
   * there were some.
   */
  public String text() {
    StringBuilder text = new StringBuilder(failures + ":");
    String separator = "";
    long previous = 0;
    for (Entry entry : newest) {
      text.append(separator).append(entry.text(previous));
      separator = " ";
      previous = entry.startedAt();
    }
    if (waits > 0) {
      text.append(separator).append('~').append(waits);
    }
    return text.toString();
  }

  /**
   * Parses {@link #text()}; empty if the text is not a log, as from a newer worker. Uncounted
   * attempts older than the newest are not known.
   */
  public static Optional<AttemptLog> parse(@Nullable String text) {
    Matcher log = TEXT.matcher(text == null ? "" : text);
    if (!log.matches()) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    long previous = 0;
    for (String part : log.group(2).isEmpty() ? new String[0] : log.group(2).split(" ", -1)) {
      Matcher entry = ENTRY.matcher(part);
      if (!entry.matches()) {
        return Optional.empty();
      }
      previous += Long.parseLong(entry.group(2));
      entries.add(entry(entry, previous));
    }
    int uncounted = (int) entries.stream().filter(Entry::isUncounted).count();
    int waits = log.group(3) == null ? 0 : Integer.parseInt(log.group(3));
    return Optional.of(
        new AttemptLog(Integer.parseInt(log.group(1)), uncounted, waits, 0, entries));
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
