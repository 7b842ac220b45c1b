package dev.hookline.durable;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.encryption.PayloadDigests;
import dev.hookline.internal.wire.ExecutionIds;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One validated call: what to start, under which id, and how long the caller waits.
 *
 * @param digest the payload's digest, computed once since it is expensive for a large one
 */
record Invocation(
    Plan plan,
    Payload payload,
    String digest,
    String key,
    String executionId,
    InvokeOptions options,
    long since)
    implements ServerRequest {

  static Invocation of(Plan plan, Payload payload, InvokeOptions options, PayloadDigests digests) {
    HistoryBudget.check(plan, payload.size());
    String key = options.key().orElseGet(UuidV7::next);
    String id = ExecutionIds.event(plan.source(), plan.event(), key);
    checkId(plan, id);
    String digest = digests.of(payload.bytes());
    return new Invocation(plan, payload, digest, key, id, options, System.nanoTime());
  }

  /** Databases reject NUL, and an unpaired surrogate would be sent as another character. */
  private static void checkId(Plan plan, String id) {
    if (id.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(id)) {
      throw invalidKey("key and event must be Unicode text without NUL");
    }
    if (!ExecutionIds.fits(id)) {
      throw invalidKey(
          "key leads to a workflow id over %d bytes; use a shorter key, for instance its SHA-256"
              .formatted(ExecutionIds.MAX_BYTES));
    }
    for (WebhookCall webhook : plan.async()) {
      if (!ExecutionIds.fitsDelivery(ExecutionIds.delivery(id, webhook.name()))) {
        throw invalidKey(
            "key and the name of async webhook '%s' lead to a workflow id over %d bytes; use shorter ones"
                .formatted(webhook.name(), ExecutionIds.MAX_DELIVERY_BYTES));
      }
    }
  }

  private static InvocationException invalidKey(String message) {
    return InvocationException.badInput(Reason.INVALID_KEY, message, null);
  }

  /** Returns this call without its payload, as needed to wait for the outcome. */
  Invocation withoutPayload() {
    return new Invocation(plan, Payload.empty(), digest, key, executionId, options, since);
  }

  /** Returns the time left until the deadline; empty if there is none. */
  Optional<Duration> timeLeft() {
    return options.deadline().map(this::leftOf);
  }

  @Override
  public Optional<Duration> deadline() {
    return options.deadline();
  }

  @Override
  public Duration remainingTime() {
    return leftOf(options.deadline().orElse(DEFAULT_TIMEOUT));
  }

  private Duration leftOf(Duration limit) {
    Duration left = limit.minusNanos(System.nanoTime() - since);
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public InvocationException exception(
      Reason reason, Accepted accepted, String message, @Nullable Throwable cause) {
    return new InvocationException(
        reason,
        accepted,
        "%s (execution %s)%s".formatted(message, executionId, nextStep(accepted)),
        key,
        executionId,
        cause);
  }

  private String nextStep(Accepted accepted) {
    return switch (accepted) {
      case YES ->
          "; the event is recorded and continues, use key '%s' to get its outcome".formatted(key);
      case UNKNOWN -> "; call again with key '%s'".formatted(key);
      case NO -> "";
    };
  }
}
