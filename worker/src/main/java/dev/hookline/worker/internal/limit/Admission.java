package dev.hookline.worker.internal.limit;

import dev.hookline.contract.FailureCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a call may be made now. */
public sealed interface Admission {

  /** It may; closed when the call has ended. */
  non-sealed interface Granted extends Admission, AutoCloseable {

    /** The endpoint works. Without this or {@link #failed}, the call says nothing about it. */
    void succeeded();

    /** The endpoint failed. */
    void failed();

    @Override
    void close();
  }

  /**
   * It may not.
   *
   * @param code the code of the wait
   * @param reason the reason in words
   * @param delay when to try again; null for a delay that grows with each wait
   */
  record Refused(FailureCode code, String reason, @Nullable Duration delay) implements Admission {}
}
