package dev.hookline.internal.wire;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;

/** What an execution with pending calls accepts, whatever its workflow type. */
@WorkflowInterface
public interface Redirectable {

  /**
   * Replaces the pending call of a webhook by a corrected one. Returns once that is recorded; an
   * attempt in flight ends first, and a success makes the correction irrelevant.
   *
   * @param webhook the corrected {@link dev.hookline.contract.WebhookCall} as JSON
   */
  @UpdateMethod(name = Names.REDIRECT)
  void redirect(RawValue webhook);

  /** Refuses, with type {@value Names#NOT_PENDING}, a webhook that has no pending call. */
  @UpdateValidatorMethod(updateName = Names.REDIRECT)
  void check(RawValue webhook);
}
