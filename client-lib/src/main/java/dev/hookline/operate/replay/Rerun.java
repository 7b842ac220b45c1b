package dev.hookline.operate.replay;

import dev.hookline.contract.Lineage;
import dev.hookline.contract.Ordering;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.Delivery;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.Summaries;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.internal.history.RecordedResponses;
import dev.hookline.operate.internal.history.RedirectedPlan;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.common.v1.Payload;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.RawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The input of a replay: an event's plan or a delivery. */
record Rerun(
    RawValue input,
    RawValue payload,
    Memo memo,
    String event,
    String summary,
    List<String> attributes,
    List<String> reused,
    @Nullable Ordering ordering) {

  static Rerun of(WorkflowClient client, ClosedRun run, ReplayOptions options) {
    try {
      return switch (ExecutionKind.ofType(run.type())) {
        case EVENT ->
            ofEvent(client, redirected(client, WireJson.readPlan(run.plan()), run), run, options);
        case DELIVERIES -> ofDeliveries(client, WireJson.readPlan(run.plan()), run, options);
        case DELIVERY ->
            ofDelivery(
                client, redirected(client, WireJson.readDelivery(run.plan()), run), run, options);
      };
    } catch (InvalidPlanException e) {
      throw new OperateException(
          Reason.INVALID_PLAN,
          "execution %s was started with a plan that cannot be replayed: %s"
              .formatted(run.executionId(), e.getMessage()));
    } catch (DecryptionException e) {
      throw ClosedRun.unreadable(run.executionId(), e);
    }
  }

  /** A replay calls the webhooks as they were called last. */
  private static Plan redirected(WorkflowClient client, Plan recorded, ClosedRun run) {
    return RedirectedPlan.isIn(run.memo())
        ? RedirectedPlan.of(
            recorded,
            client.fetchHistory(run.executionId(), run.runId()).getEvents(),
            client.getOptions().getDataConverter())
        : recorded;
  }

  private static Delivery redirected(WorkflowClient client, Delivery recorded, ClosedRun run) {
    return recorded.withWebhook(redirected(client, recorded.asPlan(), run).webhooks().get(0));
  }

  private static Rerun ofEvent(
      WorkflowClient client, Plan recorded, ClosedRun run, ReplayOptions options) {
    List<String> succeeded = succeeded(client, run, recorded, recorded.sync(), options);
    Plan plan = new Correction(options.plans(), run.executionId()).of(recorded, succeeded);
    List<String> reused =
        plan.sync().stream().map(WebhookCall::name).filter(succeeded::contains).toList();
    return ofPlan(client, plan, reused, recorded.lineage(), run, options);
  }

  private static Rerun ofDeliveries(
      WorkflowClient client, Plan recorded, ClosedRun run, ReplayOptions options) {
    Plan corrected = new Correction(options.plans(), run.executionId()).of(recorded, List.of());
    Plan plan = corrected.ofDeliveries();
    List<String> reused = succeeded(client, run, recorded, plan.async(), options);
    return ofPlan(client, plan, reused, recorded.lineage(), run, options);
  }

  private static Rerun ofPlan(
      WorkflowClient client,
      Plan plan,
      List<String> reused,
      @Nullable Lineage earlier,
      ClosedRun run,
      ReplayOptions options) {
    return new Rerun(
        WireJson.toPayload(
            plan.withStartAt(null)
                .withDeliverBefore(null)
                .replaying(lineage(client, run, options, reused, earlier))),
        payload(run, options),
        memo(client, run),
        plan.event(),
        Summaries.ofEvent(plan),
        plan.searchAttributes(),
        reused,
        plan.ordering());
  }

  private static Rerun ofDelivery(
      WorkflowClient client, Delivery recorded, ClosedRun run, ReplayOptions options) {
    Delivery delivery = new Correction(options.plans(), run.executionId()).of(recorded);
    return new Rerun(
        WireJson.toPayload(
            delivery.replaying(lineage(client, run, options, List.of(), recorded.lineage()))),
        payload(run, options),
        memo(client, run),
        delivery.event(),
        Summaries.ofCall(delivery.webhook()),
        delivery.searchAttributes(),
        List.of(),
        null);
  }

  private static RawValue payload(ClosedRun run, ReplayOptions options) {
    return options.payload() == null ? run.payload() : Bodies.of(options.payload().bytes());
  }

  /** The key stays bound to its original payload, even if its starter recorded no digest. */
  private static Memo memo(WorkflowClient client, ClosedRun run) {
    Memo.Builder memo = run.memo().toBuilder().removeFields(Names.MEMO_REDIRECTED);
    if (memo.containsFields(Names.MEMO_PAYLOAD_DIGEST)) {
      return memo.build();
    }
    String digest = Encryption.digests(client).of(Bodies.bytes(run.payload()));
    Payload value = client.getOptions().getDataConverter().toPayload(digest).orElseThrow();
    return memo.putFields(Names.MEMO_PAYLOAD_DIGEST, value).build();
  }

  /** Every later replay keeps the digest of a replaced payload. */
  private static Lineage lineage(
      WorkflowClient client,
      ClosedRun run,
      ReplayOptions options,
      List<String> reused,
      @Nullable Lineage earlier) {
    String digest =
        options.payload() != null
            ? Encryption.digests(client).of(options.payload().bytes())
            : earlier == null ? null : earlier.payloadDigest();
    return new Lineage(run.runId(), options.from(), reused, digest);
  }

  /** The chain stops at its first failure, so the webhooks that succeeded come first. */
  private static List<String> succeeded(
      WorkflowClient client,
      ClosedRun run,
      Plan plan,
      List<WebhookCall> webhooks,
      ReplayOptions options) {
    if (!options.from().equals(Lineage.FROM_FAILED)) {
      return List.of();
    }
    List<String> recorded = RecordedResponses.of(client, run.executionId(), run.runId()).webhooks();
    Lineage earlier = plan.lineage();
    return webhooks.stream()
        .map(WebhookCall::name)
        .filter(
            name -> recorded.contains(name) || (earlier != null && earlier.reuse().contains(name)))
        .toList();
  }
}
