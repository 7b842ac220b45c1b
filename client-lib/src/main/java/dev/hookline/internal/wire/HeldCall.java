package dev.hookline.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * A call whose attempts were stopped for a redirect: the result of the {@value Names#HOLD_CALL}
 * activity, as JSON.
 *
 * @param ended whether it ended by itself, so that there is nothing to redirect
 * @param failure its last failed attempt, with the log of all; absent if none was made
 */
public record HeldCall(boolean ended, @Nullable FirstFailure failure) {

  /** A call that has ended by itself. */
  public static final HeldCall ENDED = new HeldCall(true, null);
}
