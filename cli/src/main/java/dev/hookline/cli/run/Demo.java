package dev.hookline.cli.run;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.cli.run.LoopbackReceiver.ScriptedResponse;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.operate.replay.Replays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The demo's three chapters. */
final class Demo {

  private static final Payload PROJECT = Payload.of("{\"project\":7}");

  private final DemoStage stage;
  private final DemoStory story;
  private final DemoReceiver receiver;

  Demo(DemoStage stage) {
    this.stage = stage;
    this.story = stage.story;
    this.receiver = stage.receiver;
  }

  void play() {
    chain();
    recovery();
    failureAndReplay();
    story.chapter("Next");
    story.line("read", "docs/quickstart.md to call your own webhooks");
    story.line("run", "hookline dev, a persistent server with a UI, and a worker");
  }

  private void chain() {
    EventType event = EventType.of("OnProjectCreated");
    story.chapter("1. A chain: labels → billing → audit, then two async webhooks");
    receiver.responds("labels", ScriptedResponse.of(200, "{\"labels\":[\"red\"]}"));
    receiver.responds("billing", ScriptedResponse.of(201, "{\"account\":12345678901234567890}"));
    receiver.responds("audit", ScriptedResponse.of(200, ""));
    receiver.responds("mail", ScriptedResponse.of(204, ""));
    receiver.responds("search", ScriptedResponse.of(204, ""));
    invoke(
        stage.manager(
            event,
            sync("labels").build(),
            sync("billing").useDataFrom("labels").finalResponse(true).build(),
            sync("audit").useDataFrom("billing").build(),
            sync("mail").async(true).build(),
            sync("search").async(true).build()),
        event,
        "project-7");
    await(() -> receiver.count("mail") == 1 && receiver.count("search") == 1);
  }

  private void recovery() {
    EventType event = EventType.of("OnProjectUpdated");
    story.chapter("2. An endpoint that fails twice and recovers");
    receiver.responds(
        "quota",
        ScriptedResponse.of(503, ""),
        ScriptedResponse.of(500, "{\"error\":\"starting\"}"),
        ScriptedResponse.of(200, "{\"quota\":10}"));
    invoke(stage.manager(event, sync("quota").finalResponse(true).build()), event, "update-1");
  }

  private void failureAndReplay() {
    EventType event = EventType.of("OnProjectDeleted");
    story.chapter("3. An endpoint that keeps failing, its fix, and the replay");
    receiver.responds("freeze", ScriptedResponse.of(200, "{\"frozen\":true}"));
    receiver.responds("refund", ScriptedResponse.of(500, "{\"error\":\"down\"}"));
    DurableWebhookManager manager =
        stage.manager(
            event,
            sync("freeze").build(),
            sync("refund").useDataFrom("freeze").finalResponse(true).build());
    invoke(manager, event, "delete-7");
    receiver.responds("refund", ScriptedResponse.of(200, "{\"refund\":\"done\"}"));
    story.line("operator", "fixes the endpoint and replays from the step that failed");
    Replays.of(stage.client).replayFromFailed(manager.executionId(event, "delete-7"));
    manager.attach(event, "delete-7", InvokeOptions.defaults(), success(), OnError.noOp());
    story.line(
        "demo",
        "freeze was called %d time, its response was reused".formatted(receiver.count("freeze")));
  }

  private void invoke(DurableWebhookManager manager, EventType event, String key) {
    story.line("service", "invokes %s with key %s and %s".formatted(event, key, PROJECT.text()));
    manager.invokeWebhooks(
        event,
        PROJECT,
        InvokeOptions.key(key),
        success(),
        error -> {
          story.line("service", "onError: " + error.getMessage());
          return null;
        });
  }

  private OnSuccess success() {
    return response -> story.line("service", "onSuccess with " + response.text());
  }

  private WebhookConfigBuilder sync(String name) {
    return WebhookConfig.builder(name, receiver.url(name));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
    }
  }
}
