package dev.hookline.operate.internal.history;

import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.Delivery;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.OperateException;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The start input of a run; null for a missing argument. */
public record StartInput(@Nullable RawValue plan, @Nullable RawValue payload) {

  /** Reads the first event of a history. */
  public static StartInput of(
      WorkflowExecutionStartedEventAttributes started, DataConverter converter) {
    var input = Optional.of(started.getInput());
    return new StartInput(
        converter.fromPayloads(0, input, RawValue.class, RawValue.class),
        converter.fromPayloads(1, input, RawValue.class, RawValue.class));
  }

  /** Returns the first attempt that was passed to a delivery. */
  Optional<RecordedFirstAttempt> firstAttempt(Instant at) {
    try {
      Delivery delivery = WireJson.readDelivery(plan);
      return Optional.ofNullable(delivery.firstFailure())
          .map(failure -> RecordedFirstAttempt.of(delivery.webhook().name(), failure, at));
    } catch (InvalidPlanException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the plan.
   *
   * @throws OperateException if it cannot be read
   */
  public Plan plan(String executionId, ExecutionKind kind) {
    try {
      return read(kind);
    } catch (InvalidPlanException e) {
      String found = Bodies.text(plan);
      if (DecryptionException.isContent(found)) {
        throw new OperateException(
            OperateException.Reason.DECRYPTION_FAILED,
            "execution %s is %s; add it to HOOKLINE_ENCRYPTION_KEYS".formatted(executionId, found));
      }
      throw new OperateException(
          OperateException.Reason.INVALID_PLAN,
          "execution %s was started with a plan that is not usable: %s"
              .formatted(executionId, e.getMessage()));
    }
  }

  /** Returns the plan; empty if it cannot be read. */
  public Optional<Plan> readablePlan(ExecutionKind kind) {
    try {
      return Optional.of(read(kind));
    } catch (InvalidPlanException e) {
      return Optional.empty();
    }
  }

  private Plan read(ExecutionKind kind) throws InvalidPlanException {
    return kind == ExecutionKind.DELIVERY
        ? WireJson.readDelivery(plan).asPlan()
        : WireJson.readPlan(plan);
  }
}
