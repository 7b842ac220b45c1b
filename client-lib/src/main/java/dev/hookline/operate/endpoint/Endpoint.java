package dev.hookline.operate.endpoint;

import dev.hookline.internal.endpoint.EndpointState;
import dev.hookline.internal.endpoint.FailedCall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that is failing or disabled.
 *
 * @param endpoint its configured name, or host and port such as {@code billing.example.com:443}
 * @param status {@value #DISABLED}, {@value #FAILING}, or {@value #EXHAUSTED} if it is not failing,
 *     but webhooks have failed for good lately
 * @param since when it was disabled, or its first failed attempt in a row; null if exhausted
 * @param failures the number of failed attempts in a row, as one worker has last reported it; 0 if
 *     it is not failing
 * @param code the failure code of the newest failed attempt; null if none is known
 * @param httpStatus the status of its response; null without one
 * @param webhook the webhook of that attempt
 * @param executionId the execution of that attempt
 * @param disabledBy who disabled it; null if it is enabled
 * @param reason why it was disabled; null if nobody said
 */
public record Endpoint(
    String endpoint,
    String status,
    @Nullable Instant since,
    int failures,
    @Nullable String code,
    @Nullable Integer httpStatus,
    @Nullable String webhook,
    @Nullable String executionId,
    @Nullable String disabledBy,
    @Nullable String reason) {

  /** No attempt is made; deliveries wait. */
  public static final String DISABLED = "disabled";

  /** Its last attempts have failed. */
  public static final String FAILING = "failing";

  /** Webhooks have failed for good lately. */
  public static final String EXHAUSTED = "exhausted";

  static Endpoint of(EndpointState state) {
    EndpointState.Disabled disabled = state.disabled();
    FailedCall last = state.last();
    Long since = disabled == null ? state.failingSince() : Long.valueOf(disabled.since());
    return new Endpoint(
        state.endpoint(),
        disabled != null ? DISABLED : state.failingSince() != null ? FAILING : EXHAUSTED,
        since == null ? null : Instant.ofEpochMilli(since),
        state.failures(),
        last == null ? null : last.code(),
        last == null ? null : last.status(),
        last == null ? null : last.webhook(),
        last == null ? null : last.executionId(),
        disabled == null ? null : disabled.by(),
        disabled == null ? null : disabled.reason());
  }
}
