package dev.hookline.verification.bench.plain;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An event: its sync webhooks in order, then its async ones. */
@WorkflowInterface
public interface PlainEvent {

  /** Returns the response of the last sync webhook. */
  @WorkflowMethod
  String invoke(PlainOrder order, String payload);
}
