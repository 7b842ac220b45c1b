package dev.hookline.chaos.overload;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * A calling process: {@code EVENT URL COUNT THREADS}. Calls of {@link #BLOCKED} wait for their
 * outcome, others until they are recorded. Prints the number of calls that failed.
 */
public final class CrowdProgram {

  static final String BLOCKED = "Blocked";
  static final String BACKLOG = "Backlog";

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** A blocked caller needs little. */
  private static final long STACK_BYTES = 256 * 1024;

  private final DurableWebhookManager manager;
  private final EventType event;
  private final AtomicLong failed = new AtomicLong();

  private CrowdProgram(DurableWebhookManager manager, EventType event) {
    this.manager = manager;
    this.event = event;
  }

  public static void main(String... args) throws InterruptedException {
    EventType event = EventType.of(args[0]);
    Config config =
        Config.empty()
            .with(
                event,
                WebhookConfig.builder("ask", args[1] + "ask").finalResponse(true).build(),
                WebhookConfig.builder("tell", args[1] + "tell").async(true).build());
    try (Connection connection = Connection.fromEnvironment()) {
      DurableWebhookManager manager =
          Webhooks.initialize(
                  config, List.of(event), connection.client(), DurableOptions.defaults())
              .orElseThrow();
      CrowdProgram crowd = new CrowdProgram(manager, event);
      crowd.callAll(
          Integer.parseInt(args[2]),
          Integer.parseInt(args[3]),
          event.name().equals(BLOCKED) ? crowd::invoke : crowd::start);
      manager.close();
      System.out.println(crowd.failed);
    }
  }

  private void callAll(int count, int threads, IntConsumer call) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<Thread> all = new ArrayList<>();
    for (int number = 0; number < threads; number++) {
      Thread thread =
          new Thread(null, () -> callNext(next, count, call), "caller-" + number, STACK_BYTES);
      thread.start();
      all.add(thread);
    }
    for (Thread thread : all) {
      thread.join();
    }
  }

  private void callNext(AtomicInteger next, int count, IntConsumer call) {
    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
      try {
        call.accept(number);
      } catch (RuntimeException e) {
        failed.incrementAndGet();
        System.err.println("call " + number + ": " + e);
      }
    }
  }

  private void invoke(int number) {
    manager.invokeWebhooks(event, payload(number), options(number), OnSuccess.noOp(), e -> e);
  }

  private void start(int number) {
    var unused = manager.start(event, payload(number), options(number));
  }

  private static Payload payload(int number) {
    return Payload.of(Endpoint.NUMBER + number + "}");
  }

  private static InvokeOptions options(int number) {
    return InvokeOptions.key(Integer.toString(number)).withDeadline(PATIENCE);
  }
}
