package dev.hookline.worker.metrics;

import dev.hookline.contract.CallInput;
import dev.hookline.worker.call.AttemptObserver;
import dev.hookline.worker.call.AttemptOutcome;
import dev.hookline.worker.http.Excerpt;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line for each attempt: failures as warnings, successes for debugging. */
public final class AttemptLines implements AttemptObserver {

  private static final Logger log = LoggerFactory.getLogger("dev.hookline.attempts");

  private static final int LONGEST = 2_000;

  private final AttemptObserver next;

  /** Makes the lines, and hands every attempt on. */
  public AttemptLines(AttemptObserver next) {
    this.next = next;
  }

  @Override
  public void observed(CallInput order, AttemptOutcome outcome, Duration took) {
    next.observed(order, outcome, took);
    if (outcome instanceof AttemptOutcome.Failed failed) {
      AttemptFields.of(order)
          .into(log.atWarn())
          .log(
              "{} {} after {} ms: {}",
              line(order.event()),
              failed.code().code(),
              took.toMillis(),
              line(failed.message()));
    } else if (log.isDebugEnabled()) {
      AttemptFields.of(order)
          .into(log.atDebug())
          .log(
              "{} webhook '{}' answered after {} ms",
              line(order.event()),
              line(order.webhook().name()),
              took.toMillis());
    }
  }

  /** Names come from plans, which any starter may write. */
  static String line(String text) {
    return Excerpt.line(text, LONGEST);
  }
}
