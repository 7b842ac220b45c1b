package dev.hookline.verification.bench.dbos;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.workflow.StepOptions;
import dev.dbos.transact.workflow.Workflow;
import dev.hookline.verification.bench.plain.PlainCall;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A step for each sync webhook, a workflow for each async one. */
final class DbosWorkflows implements DbosEvents {

  private static final int ATTEMPTS = 3;

  private final DBOS dbos;
  private final PlainCall calls;
  private final String receivers;
  private @Nullable DbosEvents proxy;

  DbosWorkflows(DBOS dbos, PlainCall calls, String receivers) {
    this.dbos = dbos;
    this.calls = calls;
    this.receivers = receivers;
  }

  void callThrough(DbosEvents proxy) {
    this.proxy = proxy;
  }

  @Override
  @Workflow(name = "invoke")
  public String invoke(int sync, int async, String payload) {
    String response = payload;
    for (int i = 1; i <= sync; i++) {
      response = call("sync-" + i, response);
    }
    DbosEvents deliveries = Objects.requireNonNull(proxy, "proxy");
    for (int i = 1; i <= async; i++) {
      String webhook = "async-" + i;
      dbos.startWorkflow(() -> deliveries.deliver(webhook, payload));
    }
    return response;
  }

  @Override
  @Workflow(name = "deliver")
  public void deliver(String webhook, String payload) {
    call(webhook, payload);
  }

  private String call(String webhook, String body) {
    return dbos.runStep(
        () -> calls.call(receivers + webhook, body),
        new StepOptions(webhook).withMaxAttempts(ATTEMPTS));
  }
}
