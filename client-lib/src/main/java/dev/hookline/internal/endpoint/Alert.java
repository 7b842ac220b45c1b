package dev.hookline.internal.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.internal.wire.Digest;
import org.jspecify.annotations.Nullable;

/**
 * An alert to send: the input of the activity that starts its event. JSON on the wire. Times are in
 * milliseconds since 1970.
 *
 * @param type the alert's event, one of the constants
 * @param key the idempotency key of its event, the same however often it is sent
 * @param at when the state changed
 * @param endpoint the endpoint's name; absent for a batch
 * @param since the first of its failures; 0 for a batch
 * @param count the number of failures, or of webhooks that failed for good
 * @param last the newest failed attempt; absent for a batch
 * @param batch the finished batch; absent for an endpoint
 */
public record Alert(
    String type,
    String key,
    long at,
    @Nullable String endpoint,
    long since,
    int count,
    @Nullable FailedCall last,
    @Nullable FinishedBatch batch) {

  /** An endpoint is failing. */
  public static final String FAILING = "webhook.failing";

  /** Webhooks of an endpoint failed for good. */
  public static final String EXHAUSTED = "webhook.exhausted";

  /** An endpoint that was failing responds again. */
  public static final String RECOVERED = "webhook.recovered";

  /** A replay of many executions has ended. */
  public static final String BATCH_FINISHED = "batch.finished";

  private static final int DIGITS = 12;

  /**
   * The end of a batch.
   *
   * @param id its id
   * @param status {@code succeeded} or {@code cancelled}
   * @param replayed the number of replayed executions
   * @param refused the number of refused executions
   */
  public record FinishedBatch(String id, String status, long replayed, long refused) {}

  /** Returns the alert about an endpoint whose state changed. */
  public static Alert of(String type, long at, EndpointState state, long since, int count) {
    String name = state.endpoint();
    return new Alert(type, nameless(name) + "-" + at, at, name, since, count, state.last(), null);
  }

  /** Workflow ids are not encrypted, and a host may be confidential. */
  private static String nameless(String endpoint) {
    String digest = Digest.ofPayload(endpoint.getBytes(UTF_8));
    return digest.substring(digest.indexOf(':') + 1).substring(0, DIGITS);
  }

  /** Returns the alert about a finished batch. */
  public static Alert of(FinishedBatch batch, long at) {
    return new Alert(BATCH_FINISHED, batch.id(), at, null, 0, 0, null, batch);
  }

  /** Returns whether an event of that name is an alert, so that its failures cause none. */
  public static boolean isAlert(String event) {
    return event.equals(FAILING)
        || event.equals(EXHAUSTED)
        || event.equals(RECOVERED)
        || event.equals(BATCH_FINISHED);
  }
}
