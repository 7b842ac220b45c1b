package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.endpoint.EndpointOrder;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.internal.endpoint.WatchEndpoints;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Joins the reports of all workers, and sends one alert for each change of state. */
public final class WatchEndpointsWorkflow implements WatchEndpoints {

  /** Signals may arrive before the workflow begins. */
  private final Deque<Consumer<KnownEndpoints>> inbox = new ArrayDeque<>();

  private final SentAlerts sent = new SentAlerts();
  private @Nullable EndpointStates published;

  @Override
  public void watch(@Nullable RawValue states) {
    KnownEndpoints known =
        new KnownEndpoints(
            WireJson.read(states, EndpointStates.class).orElse(EndpointStates.none()));
    do {
      takeAll(known);
      publish(known.states());
      known.takeAlerts().forEach(sent::send);
      if (Workflow.getInfo().isContinueAsNewSuggested() && endsWithNothingLeft()) {
        Workflow.continueAsNew(withMemo(known.states()), WireJson.toPayload(known.states()));
      }
      await(known);
    } while (!known.states().endpoints().isEmpty() || !endsWithNothingLeft());
  }

  @Override
  public void report(RawValue report) {
    WireJson.read(report, EndpointReport.class)
        .ifPresent(read -> inbox.add(known -> known.apply(read, Workflow.currentTimeMillis())));
  }

  @Override
  public void disable(RawValue order) {
    WireJson.read(order, EndpointOrder.class)
        .ifPresent(read -> inbox.add(known -> known.disable(read, Workflow.currentTimeMillis())));
  }

  @Override
  public void enable(RawValue order) {
    WireJson.read(order, EndpointOrder.class)
        .ifPresent(read -> inbox.add(known -> known.enable(read)));
  }

  private void takeAll(KnownEndpoints known) {
    while (!inbox.isEmpty()) {
      inbox.remove().accept(known);
    }
    known.pass(Workflow.currentTimeMillis());
  }

  /** Waits for a signal or for the next change that is due; not at all if nothing is known. */
  private void await(KnownEndpoints known) {
    if (known.states().endpoints().isEmpty()) {
      return;
    }
    Optional<Long> next = known.nextPass();
    if (next.isEmpty()) {
      Workflow.await(() -> !inbox.isEmpty());
      return;
    }
    long millis = next.get() - Workflow.currentTimeMillis();
    if (millis > 0) {
      boolean unused = Workflow.await(Duration.ofMillis(millis), () -> !inbox.isEmpty());
    }
  }

  /** Returns whether no signal has arrived while the last alerts were sent. */
  private boolean endsWithNothingLeft() {
    sent.await();
    return inbox.isEmpty();
  }

  /** In the memo, so that it can be read without a workflow task. */
  private void publish(EndpointStates now) {
    if (!now.equals(published)) {
      published = now;
      Workflow.upsertMemo(memo(now));
    }
  }

  /** The next run has no memo of its own until its first task, but may be read before. */
  private static ContinueAsNewOptions withMemo(EndpointStates states) {
    return ContinueAsNewOptions.newBuilder().setMemo(memo(states)).build();
  }

  private static Map<String, Object> memo(EndpointStates states) {
    return Collections.singletonMap(Names.MEMO_ENDPOINTS, WireJson.toPayload(states));
  }
}
