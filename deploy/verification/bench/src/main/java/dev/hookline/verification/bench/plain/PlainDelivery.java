package dev.hookline.verification.bench.plain;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One async webhook. */
@WorkflowInterface
public interface PlainDelivery {

  /** Calls it until it succeeds. */
  @WorkflowMethod
  void deliver(PlainHook hook, String payload);
}
