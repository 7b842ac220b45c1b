package dev.hookline.worker.internal.metrics;

import dev.hookline.contract.FailureCode;
import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.internal.http.Excerpt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line for each attempt: failures as warnings, successes for debugging. */
public final class AttemptLogger implements AttemptObserver {

  private static final int MAX_LENGTH = 2_000;

  private final AttemptObserver next;
  private final Logger log;

  /** Creates the logger, which passes every attempt on. */
  public AttemptLogger(AttemptObserver next) {
    this(next, LoggerFactory.getLogger("dev.hookline.attempts"));
  }

  /** As above, with the logger of a test. */
  public AttemptLogger(AttemptObserver next, Logger log) {
    this.next = next;
    this.log = log;
  }

  @Override
  public void observed(ObservedAttempt attempt) {
    next.observed(attempt);
    FailureCode failure = attempt.failure();
    if (failure != null) {
      AttemptFields.of(attempt)
          .into(log.atWarn())
          .log(
              "{} {} after {} ms: {}",
              line(attempt.event()),
              failure.code(),
              attempt.duration().toMillis(),
              line(attempt.message()));
    } else if (log.isDebugEnabled()) {
      AttemptFields.of(attempt)
          .into(log.atDebug())
          .log(
              "{} webhook '{}' responded after {} ms",
              line(attempt.event()),
              line(attempt.webhook()),
              attempt.duration().toMillis());
    }
  }

  /** Names come from plans, which any starter may write. */
  static String line(String text) {
    return Excerpt.line(text, MAX_LENGTH);
  }
}
