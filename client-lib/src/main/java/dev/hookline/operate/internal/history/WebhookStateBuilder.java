package dev.hookline.operate.internal.history;

import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.operate.WebhookState;
import dev.hookline.operate.WebhookState.Pending;
import dev.hookline.operate.WebhookState.State;
import io.temporal.common.converter.RawValue;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builder of a {@link WebhookState}. */
final class WebhookStateBuilder {

  private final String name;
  private final State state;
  private int attempt;
  private Attempts attempts = Attempts.NONE;
  private @Nullable Instant calledAt;
  private @Nullable Instant endedAt;
  private @Nullable RecordedFailure failure;
  private @Nullable Pending pending;
  private @Nullable Instant nextAttemptAt;
  private @Nullable String response;
  private @Nullable String delivery;

  WebhookStateBuilder(String name, State state) {
    this.name = name;
    this.state = state;
  }

  WebhookStateBuilder attempts(int number, Attempts read) {
    attempt = number;
    attempts = read;
    return this;
  }

  WebhookStateBuilder times(@Nullable Instant called, @Nullable Instant ended) {
    calledAt = called;
    endedAt = ended;
    return this;
  }

  WebhookStateBuilder failure(Optional<RecordedFailure> last) {
    failure = last.orElse(null);
    return this;
  }

  WebhookStateBuilder pending(Pending how, Optional<Instant> next) {
    pending = how;
    nextAttemptAt = next.orElse(null);
    return this;
  }

  WebhookStateBuilder response(@Nullable RawValue recorded) {
    response = Bodies.size(recorded) == 0 ? null : Bodies.text(recorded);
    return this;
  }

  WebhookStateBuilder delivery(String executionId) {
    delivery = executionId;
    return this;
  }

  WebhookState build(boolean async) {
    FailureDetails details = failure == null ? FailureDetails.of(null) : failure.details();
    return new WebhookState(
        name,
        async,
        state,
        attempt,
        calledAt,
        endedAt,
        failure == null ? null : failure.message(),
        failure == null ? null : failure.code(),
        details.status(),
        details.body(),
        pending,
        nextAttemptAt,
        response,
        delivery,
        attempts.known(),
        attempts.missing());
  }
}
