package dev.hookline.worker.internal.http.token;

import dev.hookline.worker.internal.http.connection.Cancellation;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of a worker: each is requested once for all attempts that need it. Shortly
 * before its end, one attempt renews it with a share of its time, and the others still use it.
 * Thread-safe.
 */
public final class AccessTokens {

  private static final int MAX = 1_000;

  /** A renewal may take this part of an attempt's time, and never longer than that. */
  private static final int RENEWAL_PART = 4;

  private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(2);

  private final TokenEndpoint endpoint;
  private final Clock clock;
  private final Map<TokenOrder.Key, Slot> slots =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenOrder.Key, Slot> eldest) {
          return size() > MAX;
        }
      };

  /** A token, and the request for the next one; guarded by the tokens. */
  private static final class Slot {
    private @Nullable AccessToken token;
    private @Nullable CompletableFuture<Result> pending;
  }

  /** The result of a request: a token, a failure, or neither if another attempt may succeed. */
  private record Result(@Nullable AccessToken token, @Nullable TokenException failure) {}

  /** Creates the tokens of a worker. */
  public AccessTokens(HttpStack stack, Clock clock, String userAgent) {
    this.endpoint = new TokenEndpoint(stack, clock, userAgent);
    this.clock = clock;
  }

  /**
   * Returns a token, requested now or before.
   *
   * @param deadline the end of the wait, by {@link System#nanoTime}
   * @throws TokenException if there is none
   */
  public AccessToken get(TokenOrder order, long deadline, Cancellation cancellation)
      throws TokenException {
    while (true) {
      CompletableFuture<Result> pending;
      boolean isFirst;
      boolean isRenewal;
      Slot slot;
      synchronized (this) {
        slot = slots.computeIfAbsent(order.key(), key -> new Slot());
        AccessToken token = slot.token;
        CompletableFuture<Result> found = slot.pending;
        isFirst = found == null;
        isRenewal = isValid(token);
        if (token != null && isRenewal && (!isFirst || isFresh(token))) {
          return token;
        }
        pending = found == null ? new CompletableFuture<>() : found;
        slot.pending = pending;
      }
      Result result =
          isFirst
              ? requested(slot, pending, order, time(deadline, isRenewal), cancellation)
              : awaited(pending, deadline, cancellation);
      if (isFirst && isRenewal && result.failure() != null && result.failure().isOutOfTime()) {
        // the token has expired meanwhile, and the attempt still has time
        continue;
      }
      if (result.failure() != null) {
        throw result.failure();
      }
      if (result.token() != null) {
        return result.token();
      }
    }
  }

  private Result requested(
      Slot slot,
      CompletableFuture<Result> own,
      TokenOrder order,
      Duration timeout,
      Cancellation cancellation) {
    // an unexpected error must not leave the others waiting
    Result result = new Result(null, TokenException.because("could not be asked for a token"));
    try {
      AccessToken token = endpoint.request(order, timeout, cancellation);
      result = new Result(token, null);
    } catch (TokenException e) {
      result = new Result(null, e);
    } finally {
      result = ended(slot, result);
      boolean isOfOthers = result.failure() == null || !result.failure().isOfOneAttempt();
      own.complete(isOfOthers ? result : new Result(null, null));
    }
    return result;
  }

  /** A token that could not be renewed is used until it expires. */
  private synchronized Result ended(Slot slot, Result result) {
    slot.pending = null;
    AccessToken before = slot.token;
    if (result.token() != null) {
      slot.token = result.token();
    } else if (before != null && isValid(before)) {
      return new Result(before, null);
    }
    return result;
  }

  private static Result awaited(
      CompletableFuture<Result> pending, long deadline, Cancellation cancellation)
      throws TokenException {
    try {
      CompletableFuture.anyOf(pending, cancellation.requested())
          .get(left(deadline).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw TokenException.because("did not respond in full within the attempt's timeout");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TokenException.stopped();
    } catch (ExecutionException e) {
      throw TokenException.because("could not be asked for a token");
    }
    if (cancellation.isRequested()) {
      throw TokenException.stopped();
    }
    return pending.join();
  }

  private boolean isFresh(AccessToken token) {
    return clock.instant().isBefore(token.renewAt());
  }

  private boolean isValid(@Nullable AccessToken token) {
    return token != null && clock.instant().isBefore(token.end());
  }

  private static Duration time(long deadline, boolean isRenewal) {
    Duration left = left(deadline);
    if (!isRenewal) {
      return left;
    }
    // zero would be no limit
    Duration share = left.dividedBy(RENEWAL_PART).plusNanos(1);
    return share.compareTo(LONGEST_RENEWAL) < 0 ? share : LONGEST_RENEWAL;
  }

  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }

  /** Discards a token that an endpoint has refused. */
  public synchronized void reject(TokenOrder order, AccessToken token) {
    Slot slot = slots.get(order.key());
    if (slot != null && token.equals(slot.token)) {
      slot.token = null;
    }
  }
}
