package dev.hookline.operate;

import dev.hookline.contract.Coded;

/**
 * Consecutive attempts of which only the numbers are known.
 *
 * @param first the number of the first one
 * @param last the number of the last one
 * @param reason why nothing else is known
 */
public record AttemptGap(int first, int last, Reason reason) {

  /** Why attempts are unknown. */
  public enum Reason implements Coded {
    /** They are older than the newest attempts in the log. Some may have been lost too. */
    OLDER,
    /** They were lost with their worker; the requests may have arrived. */
    LOST,
    /** No log was recorded, as with workers of an earlier version. */
    NOT_RECORDED
  }
}
