package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.CorrectedCall;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.Redirectable;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** The corrections of an execution's pending call, one at a time. */
final class Redirects implements Redirectable {

  private @Nullable String pending;
  private CompletablePromise<WebhookCall> correction = Workflow.newPromise();

  /** Creates them and accepts updates from now on. */
  static Redirects accepted() {
    Redirects redirects = new Redirects();
    Workflow.registerListener(redirects);
    return redirects;
  }

  /** Returns the next correction of a webhook whose call is pending from now on. */
  CompletablePromise<WebhookCall> of(String webhook) {
    pending = webhook;
    correction = Workflow.newPromise();
    return correction;
  }

  /** Accepts no correction until another call is pending. */
  void close() {
    pending = null;
  }

  @Override
  public void check(RawValue webhook) {
    WebhookCall corrected = read(webhook);
    if (!corrected.name().equals(pending)) {
      throw refused("webhook '%s' is not pending".formatted(corrected.name()));
    }
    checkIsFirst(corrected);
  }

  @Override
  public void redirect(RawValue webhook) {
    WebhookCall corrected = read(webhook);
    checkIsFirst(corrected); // two updates of one task are both checked before either is handled
    correction.complete(corrected);
  }

  private void checkIsFirst(WebhookCall corrected) {
    if (correction.isCompleted()) {
      throw refused(
          "webhook '%s' is being redirected; try again once that is done"
              .formatted(corrected.name()));
    }
  }

  private static WebhookCall read(RawValue webhook) {
    try {
      return CorrectedCall.read(webhook);
    } catch (InvalidPlanException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private static ApplicationFailure refused(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, Names.NOT_PENDING);
  }
}
