package dev.hookline.verification.chaos.overload;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.connect.Connection;
import dev.hookline.durable.Webhooks;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Load;
import dev.hookline.verification.load.Shape;
import dev.hookline.verification.load.Tally;
import java.time.Duration;
import java.util.List;

/**
 * A calling process: {@code EVENT URL COUNT THREADS}. Calls of {@link #BLOCKED} wait for their
 * outcome, others until they are recorded. Prints the number of calls that failed.
 */
public final class CrowdProgram {

  static final String BLOCKED = "Blocked";
  static final String BACKLOG = "Backlog";

  private static final Duration TIMEOUT = Duration.ofMinutes(30);
  private static final Shape SHAPE = new Shape(1, 0, 64, 100, 0, Duration.ZERO);
  private static final long POLL_MILLIS = 1_000;

  private CrowdProgram() {}

  public static void main(String... args) throws InterruptedException {
    EventType event = EventType.of(args[0]);
    Config config =
        Config.empty()
            .with(
                event,
                WebhookConfig.builder("ask", args[1] + "ask").finalResponse(true).build(),
                WebhookConfig.builder("tell", args[1] + "tell").async(true).build());
    try (Connection connection = Connection.fromEnvironment();
        DurableWebhookManager manager =
            Webhooks.initialize(
                    config, List.of(event), connection.client(), DurableOptions.defaults())
                .orElseThrow()) {
      boolean isBlocked = event.name().equals(BLOCKED);
      Callers.Call call = number -> call(manager, event, number, isBlocked);
      Tally tally = new Tally(SHAPE);
      Load load = new Load(Integer.parseInt(args[3]), null, Long.valueOf(args[2]), null);
      Callers callers = Callers.start(load, 0, tally, call);
      while (!callers.await(POLL_MILLIS)) {
        // the load ends by itself
      }
      System.out.println(tally.failed());
    }
  }

  private static void call(
      DurableWebhookManager manager, EventType event, long number, boolean isBlocked) {
    Payload payload = Payload.of(SHAPE.payload(number));
    InvokeOptions options = InvokeOptions.key(Long.toString(number)).withDeadline(TIMEOUT);
    try {
      if (isBlocked) {
        manager.invokeWebhooks(event, payload, options, OnSuccess.noOp(), OnError.rethrow());
      } else {
        var unused = manager.start(event, payload, options);
      }
    } catch (RuntimeException e) {
      System.err.println("call " + number + ": " + e);
      throw e;
    }
  }
}
