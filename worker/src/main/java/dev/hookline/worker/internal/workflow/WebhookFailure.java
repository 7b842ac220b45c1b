package dev.hookline.worker.internal.workflow;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.FirstFailure;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a webhook ended its execution; becomes the failure that closes the history. */
final class WebhookFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final SearchAttributeKey<String> CODE =
      SearchAttributeKey.forKeyword(Names.ATTRIBUTE_FAILURE_CODE);
  private static final SearchAttributeKey<String> WEBHOOK =
      SearchAttributeKey.forKeyword(Names.ATTRIBUTE_FAILED_WEBHOOK);

  private final String code;
  private final transient FailureDetails details;

  private WebhookFailure(
      String code, String message, FailureDetails details, @Nullable Throwable cause) {
    super(message, cause, false, false);
    this.code = code;
    this.details = details;
  }

  static WebhookFailure of(FailureCode code, String message, FailureDetails details) {
    return new WebhookFailure(code.code(), message, details, null);
  }

  /** Creates the failure of a delivery that ended with its first attempt. */
  static WebhookFailure of(String webhook, FirstFailure failure) {
    FailureDetails details = failure.details().withoutLog();
    return new WebhookFailure(
        failure.code(),
        failure.message(),
        details.webhook() == null ? FailureDetails.of(webhook) : details,
        null);
  }

  /** Creates the failure of a webhook's activity; returns a cancellation unchanged. */
  static RuntimeException of(String webhook, ActivityFailure failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof CanceledFailure) {
      return failure;
    }
    if (cause instanceof ApplicationFailure responded) {
      return new WebhookFailure(
          responded.getType(),
          responded.getOriginalMessage(),
          detailsOf(webhook, responded),
          failure);
    }
    return new WebhookFailure(
        FailureCode.WORKER_LOST.code(),
        "webhook '%s' was lost with its worker in every attempt; check the workers' logs, then replay"
            .formatted(webhook),
        FailureDetails.of(webhook),
        failure);
  }

  /** Sets the registered search attributes, and returns the failure that ends the execution. */
  TemporalFailure ending(List<String> registered) {
    List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
    if (registered.contains(Names.ATTRIBUTE_FAILURE_CODE)) {
      updates.add(CODE.valueSet(code));
    }
    if (registered.contains(Names.ATTRIBUTE_FAILED_WEBHOOK) && details.webhook() != null) {
      updates.add(WEBHOOK.valueSet(details.webhook()));
    }
    if (!updates.isEmpty()) {
      Workflow.upsertTypedSearchAttributes(updates.toArray(new SearchAttributeUpdate<?>[0]));
    }
    return asApplicationFailure();
  }

  ApplicationFailure asApplicationFailure() {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setMessage(getMessage())
            .setType(code)
            .setDetails(WireJson.toPayload(details))
            .setNonRetryable(true);
    if (getCause() != null) {
      failure.setCause(getCause());
    }
    ApplicationFailure built = failure.build();
    built.setStackTrace(new StackTraceElement[0]);
    return built;
  }

  private static FailureDetails detailsOf(String webhook, ApplicationFailure failure) {
    return WireJson.details(failure)
        .map(FailureDetails::withoutLog)
        .orElse(FailureDetails.of(webhook));
  }
}
