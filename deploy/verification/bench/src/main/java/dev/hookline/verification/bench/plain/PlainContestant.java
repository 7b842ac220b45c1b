package dev.hookline.verification.bench.plain;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hookline.verification.bench.contestant.Contestant;
import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Shape;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The caller of the straightforward program. */
public final class PlainContestant implements Contestant {

  private final WorkflowClient client = PlainWorker.connect();
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String receivers;
  private final String queue;

  public PlainContestant(Map<String, String> environment) {
    receivers = environment.getOrDefault(RECEIVERS, "");
    queue = environment.getOrDefault(QUEUE, "");
  }

  @Override
  public Callers.Call caller(Shape shape) {
    PlainOrder order = new PlainOrder(hooks("sync-", shape.sync()), hooks("async-", shape.async()));
    return number ->
        client
            .newWorkflowStub(PlainEvent.class, options(number))
            .invoke(order, new String(shape.payload(number), US_ASCII));
  }

  private List<PlainHook> hooks(String kind, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new PlainHook(kind + i, receivers + kind + i))
        .toList();
  }

  private WorkflowOptions options(long number) {
    return WorkflowOptions.newBuilder().setTaskQueue(queue).setWorkflowId(id(number)).build();
  }

  private String id(long number) {
    return "plain-" + run + "-" + number;
  }

  @Override
  public Optional<HistorySample.Means> history(List<Long> numbers) {
    return Optional.of(HistorySample.of(client, numbers.stream().map(this::id).toList()));
  }

  @Override
  public void close() {
    client.getWorkflowServiceStubs().shutdownNow();
  }
}
