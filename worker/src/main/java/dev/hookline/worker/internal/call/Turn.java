package dev.hookline.worker.internal.call;

import dev.hookline.internal.wire.AttemptLog;

/**
 * How far a webhook is with its attempts.
 *
 * @param attempt the number of the current attempt, from 1
 * @param log the attempts before it
 * @param since when the webhook's turn began, in milliseconds since 1970
 */
record Turn(int attempt, AttemptLog log, long since) {

  /** Returns the turn that begins now. */
  static Turn first(long now) {
    return new Turn(1, AttemptLog.empty(), now);
  }
}
