package dev.hookline.worker.internal.workflow;

import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.endpoint.EndpointOrder;
import dev.hookline.internal.endpoint.EndpointReport;
import dev.hookline.internal.endpoint.EndpointStates;
import dev.hookline.internal.endpoint.WatchEndpoints;
import dev.hookline.internal.endpoint.WatchInput;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.WireJson;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Joins the reports of all workers, and sends one alert for each change of state. */
public final class WatchEndpointsWorkflow implements WatchEndpoints {

  /** The newest are passed on: an input has a maximum size. */
  private static final int MAX_UNSENT = 1_000;

  /** Signals may arrive before the workflow begins. */
  private final Deque<Consumer<KnownEndpoints>> inbox = new ArrayDeque<>();

  private final SentAlerts sent = new SentAlerts();
  private @Nullable EndpointStates published;

  @Override
  public void watch(@Nullable RawValue rawInput) {
    WatchInput input = WireJson.read(rawInput, WatchInput.class).orElse(WatchInput.none());
    KnownEndpoints known = new KnownEndpoints(input);
    input.unsent().forEach(sent::send);
    do {
      takeAll(known);
      publish(known.states());
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.continueAsNew(withMemo(known.states()), WireJson.toPayload(next(known)));
      }
      known.takeAlerts().forEach(sent::send);
      await(known);
    } while (!known.isEmpty() || !isIdle());
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

  /**
   * Alerts that are being sent do not delay the next run, which sends them again: their keys make
   * that harmless, and a server limits the signals of a run.
   */
  private WatchInput next(KnownEndpoints known) {
    List<Alert> alerts = new ArrayList<>(sent.unsent());
    alerts.addAll(known.takeAlerts());
    return known.next(alerts.subList(Math.max(0, alerts.size() - MAX_UNSENT), alerts.size()));
  }

  /**
   * Waits for a signal or for the next change that is due. If this run may end, the last alert
   * wakes it too; orders do not wait for that.
   */
  private void await(KnownEndpoints known) {
    boolean mayEnd = known.isEmpty();
    Supplier<Boolean> isWoken = () -> !inbox.isEmpty() || (mayEnd && sent.isDone());
    Optional<Long> next = known.nextPass();
    if (next.isEmpty()) {
      Workflow.await(isWoken);
      return;
    }
    long millis = next.get() - Workflow.currentTimeMillis();
    if (millis > 0) {
      boolean unused = Workflow.await(Duration.ofMillis(millis), isWoken);
    }
  }

  /** Returns whether no signal and no alert is left. */
  private boolean isIdle() {
    return inbox.isEmpty() && sent.isDone();
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
