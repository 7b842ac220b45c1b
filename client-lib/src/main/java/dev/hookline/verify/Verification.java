package dev.hookline.verify;

import java.time.Instant;

/** What became of a check: {@link Valid}, or {@link Rejected} with its reason. */
public sealed interface Verification {

  /** Returns whether the request is genuine and fresh. */
  boolean isValid();

  /**
   * The request is genuine and fresh. A request can be sent twice within the tolerance, and is
   * after a failed attempt: whoever must not act twice remembers the ids.
   *
   * @param id the same for all attempts of one webhook of one event
   * @param timestamp when this attempt was made, to the second
   */
  record Valid(String id, Instant timestamp) implements Verification {
    @Override
    public boolean isValid() {
      return true;
    }
  }

  /**
   * The request is not to be acted on; answer 401 and show the sender no more than that.
   *
   * @param detail one sentence for the receiver's log, without a signature or key
   */
  record Rejected(Reason reason, String detail) implements Verification {
    @Override
    public boolean isValid() {
      return false;
    }
  }

  /** Why a request is rejected. */
  enum Reason {
    /** A header for id, timestamp or signature is absent or empty. */
    HEADER_MISSING,
    /**
     * The id is longer than 256 characters, or has a dot, by which ids and timestamps are told
     * apart.
     */
    ID_INVALID,
    /** The timestamp is no number of seconds in digits. */
    TIMESTAMP_INVALID,
    /** The request is older than the tolerance: it was kept and sent again, or a clock is wrong. */
    TIMESTAMP_TOO_OLD,
    /** The request comes from a future beyond the tolerance: a clock is wrong. */
    TIMESTAMP_TOO_NEW,
    /** The signature header is longer than 4,096 characters. */
    SIGNATURE_TOO_LONG,
    /** No signature has a scheme that one of the keys can check. */
    SCHEME_UNKNOWN,
    /**
     * No key made any of the signatures: another key, or other bytes than those that were signed.
     */
    SIGNATURE_MISMATCH
  }
}
