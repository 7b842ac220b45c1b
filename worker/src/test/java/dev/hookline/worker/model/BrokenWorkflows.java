package dev.hookline.worker.model;

import dev.hookline.contract.Lineage;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.InvokeWebhooks;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Defective event workflows. */
final class BrokenWorkflows {

  private BrokenWorkflows() {}

  /** An event, run with a plan that a subclass may change. */
  abstract static class Broken implements InvokeWebhooks {

    abstract RawValue invoke(Plan plan, RawValue payload);

    static RawValue really(Plan plan, RawValue payload) {
      return new InvokeWebhooksWorkflow().invoke(WireJson.toPayload(plan), payload);
    }

    @Override
    public RawValue invoke(RawValue plan, RawValue payload) {
      return invoke(WireJson.read(plan, Plan.class).orElseThrow(), payload);
    }

    @Override
    public void beginTurn(String queue) {
      throw new UnsupportedOperationException("no event is ordered here");
    }

    @Override
    public RawValue awaitResponse() {
      throw new UnsupportedOperationException("no caller waits here");
    }
  }

  /** Reverses the order where the rules allow it. */
  public static final class Reversed extends Broken {
    @Override
    RawValue invoke(Plan plan, RawValue payload) {
      List<WebhookCall> reversed = new ArrayList<>(plan.webhooks());
      if (plan.sync().stream().allMatch(webhook -> webhook.useDataFrom() == null)) {
        Collections.reverse(reversed);
      }
      return really(plan.withWebhooks(reversed), payload);
    }
  }

  /** Starts the async webhooks of an event before the sync ones. */
  public static final class AsyncFirst extends Broken {
    @Override
    RawValue invoke(Plan plan, RawValue payload) {
      var unused = really(plan.withWebhooks(plan.async()), payload);
      return really(plan.withWebhooks(plan.sync()), payload);
    }
  }

  /** Forgets the async webhooks. */
  public static final class SyncOnly extends Broken {
    @Override
    RawValue invoke(Plan plan, RawValue payload) {
      return really(plan.withWebhooks(plan.sync()), payload);
    }
  }

  /** Continues when it is cancelled. */
  public static final class Uncancelled extends Broken {
    @Override
    RawValue invoke(Plan plan, RawValue payload) {
      return detached(plan, payload);
    }

    static RawValue detached(Plan plan, RawValue payload) {
      CompletablePromise<RawValue> result = Workflow.newPromise();
      Workflow.newDetachedCancellationScope(() -> result.complete(really(plan, payload))).run();
      return result.get();
    }
  }

  /** Starts the async webhooks of an event that is cancelled. */
  public static final class AsyncThough extends Broken {
    @Override
    RawValue invoke(Plan plan, RawValue payload) {
      try {
        return really(plan, payload);
      } catch (TemporalFailure failure) {
        if (CancellationScope.current().isCancelRequested()) {
          var unused = Uncancelled.detached(plan.withWebhooks(plan.async()), payload);
        }
        throw failure;
      }
    }
  }

  /** Lets gaps grow to the absolute maximum. */
  public static final class LongGaps extends Broken {

    private static final int HOUR_SECONDS = 3_600;

    @Override
    RawValue invoke(Plan plan, RawValue payload) {
      return really(
          plan.withWebhooks(plan.webhooks().stream().map(LongGaps::longer).toList()), payload);
    }

    private static WebhookCall longer(WebhookCall call) {
      return new WebhookCall(
          call.name(),
          call.url(),
          call.method(),
          call.authToken(),
          call.async(),
          call.numRetries(),
          call.timeout(),
          call.useDataFrom(),
          call.finalResponse(),
          call.successStatus(),
          call.maxResponseBytes(),
          HOUR_SECONDS,
          call.headers(),
          call.execution(),
          call.signing(),
          call.auth(),
          call.tls(),
          call.proxy(),
          call.retry(),
          call.endpoint());
    }
  }

  /** Calls every webhook again, wherever a replay starts. */
  public static final class NothingReused extends Broken {
    @Override
    RawValue invoke(Plan plan, RawValue payload) {
      return really(reusing(plan, List.of()), payload);
    }

    static Plan reusing(Plan plan, List<WebhookCall> reused) {
      Lineage lineage = plan.lineage();
      return lineage == null
          ? plan
          : plan.replaying(
              new Lineage(
                  lineage.replaces(),
                  lineage.from(),
                  reused.stream().map(WebhookCall::name).toList(),
                  lineage.payloadDigest()));
    }
  }

  /** Skips the first webhook in every replay. */
  public static final class FirstReused extends Broken {
    @Override
    RawValue invoke(Plan plan, RawValue payload) {
      return really(NothingReused.reusing(plan, plan.sync().stream().limit(1).toList()), payload);
    }
  }
}
