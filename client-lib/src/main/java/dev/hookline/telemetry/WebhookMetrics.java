package dev.hookline.telemetry;

import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.internal.metrics.StartQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures the calls of a manager, as {@code hookline.events}: how long a caller waits for an
 * event's outcome, and which it gets.
 *
 * <pre>{@code
 * DurableWebhookManager manager = WebhookMetrics.measured(webhooks, registry);
 * }</pre>
 *
 * <p>It also measures the queue of starts, as {@code hookline.starts.limit} and {@code
 * hookline.starts.queued} with the tags {@code namespace} and {@code task_queue}.
 *
 * <p>The tags of {@code hookline.events} are {@code event} ({@code unknown} for one that is not
 * configured), {@code call} ({@code invoke}, {@code start}, {@code attach}), {@code outcome}
 * ({@code success}; {@code failure} if the event failed; {@code error} if the call ended without
 * the event's outcome) and {@code code}: the failure code or the reason of the exception.
 */
public final class WebhookMetrics {

  private WebhookMetrics() {}

  /**
   * Returns the manager with its calls measured. Closing it closes the given manager.
   *
   * @param registry the service's; Micrometer comes with Temporal's SDK
   */
  public static DurableWebhookManager measured(
      DurableWebhookManager manager, MeterRegistry registry) {
    if (ObservedManager.innermost(manager) instanceof StartQueue starts) {
      gauge(
          "hookline.starts.limit",
          "Events that may be started at once now",
          starts,
          StartQueue::limit,
          registry);
      gauge(
          "hookline.starts.queued",
          "Callers that are queued for a start",
          starts,
          StartQueue::queued,
          registry);
    }
    return new ObservedManager(
        manager, (event, call, options) -> new Measurement(registry, event, call, options));
  }

  /** Replaces that of an earlier manager, whose values are no longer known once it is collected. */
  private static void gauge(
      String name,
      String description,
      StartQueue starts,
      ToDoubleFunction<StartQueue> value,
      MeterRegistry registry) {
    Tags tags = Tags.of("namespace", starts.namespace(), "task_queue", starts.taskQueue());
    registry.find(name).tags(tags).gauges().forEach(registry::remove);
    Gauge.builder(name, starts, value).description(description).tags(tags).register(registry);
  }

  /** One call, from its beginning to its outcome. */
  private static final class Measurement implements CallObserver.ObservedCall {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final MeterRegistry registry;
    private final String event;
    private final String call;
    private final InvokeOptions options;
    private final Timer.Sample sample;

    private Measurement(MeterRegistry registry, String event, String call, InvokeOptions options) {
      this.registry = registry;
      this.event = event;
      this.call = call;
      this.options = options;
      this.sample = Timer.start(registry);
    }

    @Override
    public InvokeOptions options() {
      return options;
    }

    @Override
    public void ended(CallOutcome outcome, @Nullable Throwable failure) {
      sample.stop(
          Timer.builder("hookline.events")
              .description("Calls of the manager, until the event's outcome")
              .tag("event", event)
              .tag("call", call)
              .tag("outcome", outcome.outcome())
              .tag("code", outcome.code())
              .publishPercentileHistogram()
              .minimumExpectedValue(SHORTEST)
              .maximumExpectedValue(LONGEST)
              .register(registry));
    }
  }
}
