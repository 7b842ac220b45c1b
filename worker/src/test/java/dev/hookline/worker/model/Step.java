package dev.hookline.worker.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an endpoint does with one request. */
enum Step {
  OK(200, null),
  OK_EMPTY(204, null),
  ERROR(500, "http_status"),
  BAD_REQUEST(400, "http_status"),
  BUSY(429, "http_status"),
  GONE(410, "http_status"),
  NOT_JSON(200, "invalid_response"),
  TOO_LARGE(200, "response_too_large"),
  MOVED(302, "redirect"),
  RESET(0, "connection_reset"),
  /** The worker is lost before the request has arrived. */
  LOST_BEFORE(0, null),
  /** The worker is lost after the request has arrived, before the response is reported. */
  LOST_AFTER(0, null);

  /** The wait that a busy endpoint asks for: longer than the delays of a busy machine. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(100);

  final int status;

  /** The failure's code; null for a success and a lost attempt. */
  final @Nullable String code;

  Step(int status, @Nullable String code) {
    this.status = status;
    this.code = code;
  }

  boolean losesWorker() {
    return this == LOST_BEFORE || this == LOST_AFTER;
  }

  boolean isTerminal() {
    return this == GONE || this == TOO_LARGE;
  }
}
