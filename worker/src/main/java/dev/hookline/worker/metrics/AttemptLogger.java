package dev.hookline.worker.metrics;

import dev.hookline.contract.CallInput;
import dev.hookline.worker.call.AttemptObserver;
import dev.hookline.worker.call.AttemptOutcome;
import dev.hookline.worker.http.Excerpt;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line for each attempt: failures as warnings, successes for debugging. */
public final class AttemptLogger implements AttemptObserver {

  private static final Logger log = LoggerFactory.getLogger("dev.hookline.attempts");

  private static final int MAX_LENGTH = 2_000;

  private final AttemptObserver next;

  /** Creates the logger, which passes every attempt on. */
  public AttemptLogger(AttemptObserver next) {
    this.next = next;
  }

  @Override
  public void observed(CallInput order, AttemptOutcome outcome, Duration duration) {
    next.observed(order, outcome, duration);
    if (outcome instanceof AttemptOutcome.Failed failed) {
      AttemptFields.of(order)
          .into(log.atWarn())
          .log(
              "{} {} after {} ms: {}",
              line(order.event()),
              failed.code().code(),
              duration.toMillis(),
              line(failed.message()));
    } else if (log.isDebugEnabled()) {
      AttemptFields.of(order)
          .into(log.atDebug())
          .log(
              "{} webhook '{}' responded after {} ms",
              line(order.event()),
              line(order.webhook().name()),
              duration.toMillis());
    }
  }

  /** Names come from plans, which any starter may write. */
  static String line(String text) {
    return Excerpt.line(text, MAX_LENGTH);
  }
}
