package dev.hookline.verify;

import java.time.Instant;

/** The result of a verification: {@link Valid}, or {@link Rejected} with its reason. */
public sealed interface Verification {

  /** Returns whether the request is genuine and fresh. */
  boolean isValid();

  /**
   * The request is genuine and fresh. The same webhook may arrive twice within the tolerance, for
   * instance after a failed attempt: to process it only once, remember the ids.
   *
   * @param id the same for all attempts of one webhook of one event
   * @param timestamp the time of this attempt, to the second
   */
  record Valid(String id, Instant timestamp) implements Verification {
    @Override
    public boolean isValid() {
      return true;
    }
  }

  /**
   * The request must not be processed; respond with 401 and nothing else.
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
     * The id is longer than 256 characters, or contains a dot, which separates ids from timestamps.
     */
    ID_INVALID,
    /** The timestamp is not a number of seconds in digits. */
    TIMESTAMP_INVALID,
    /** The request is older than the tolerance: it was replayed, or a clock is wrong. */
    TIMESTAMP_TOO_OLD,
    /** The request is further in the future than the tolerance: a clock is wrong. */
    TIMESTAMP_TOO_NEW,
    /** The signature header is longer than 4,096 characters. */
    SIGNATURE_TOO_LONG,
    /** No signature has a scheme that one of the keys can verify. */
    SCHEME_UNKNOWN,
    /**
     * No signature is valid for any key: another key signed it, or the bytes differ from those
     * signed.
     */
    SIGNATURE_MISMATCH
  }
}
