package dev.hookline.operate;

import dev.hookline.contract.Coded;

/**
 * Attempts of which nothing but their numbers is known.
 *
 * @param first the first of them
 * @param last the last of them
 * @param reason why
 */
public record AttemptGap(int first, int last, Reason reason) {

  /** Why nothing is known of attempts. */
  public enum Reason implements Coded {
    /** The log keeps the newest ones; these are older. Some may have been lost too. */
    OLDER,
    /** They were lost with their worker; the requests may have arrived. */
    LOST,
    /** No log was recorded, as by a worker of an earlier version. */
    NOT_RECORDED
  }
}
