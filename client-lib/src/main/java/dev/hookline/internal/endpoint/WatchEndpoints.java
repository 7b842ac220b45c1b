package dev.hookline.internal.endpoint;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * The workflow that joins what the workers of a task queue know of endpoints: one per task queue,
 * which runs only while an endpoint is failing or disabled. Its memo is {@link EndpointStates}.
 */
@WorkflowInterface
public interface WatchEndpoints {

  /**
   * Watches until there is nothing to remember.
   *
   * @param input the {@link WatchInput} of the run before, as JSON; null for none
   */
  @WorkflowMethod
  void watch(@Nullable RawValue input);

  /** Takes an {@link EndpointReport}, as JSON. */
  @SignalMethod
  void report(RawValue report);

  /** Disables an endpoint, by an {@link EndpointOrder} as JSON. */
  @SignalMethod
  void disable(RawValue order);

  /** Enables an endpoint, by an {@link EndpointOrder} as JSON. */
  @SignalMethod
  void enable(RawValue order);
}
