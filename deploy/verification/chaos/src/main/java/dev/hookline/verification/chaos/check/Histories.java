package dev.hookline.verification.chaos.check;

import static java.util.stream.Collectors.toSet;

import dev.hookline.internal.endpoint.EndpointRegistry;
import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.internal.wire.Names;
import dev.hookline.verification.chaos.plan.Phase;
import dev.hookline.verification.chaos.plan.PlannedEvent;
import dev.hookline.verification.chaos.plan.PlannedWebhook;
import dev.hookline.verification.chaos.plan.RunPlan;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the executions of every planned event from the server. */
public final class Histories {

  private static final int THREADS = 6;

  private Histories() {}

  public static Map<String, RecordedRun> read(WorkflowClient client, RunPlan plan)
      throws Exception {
    Map<String, RecordedRun> runs = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> reads = new ArrayList<>();
      for (String id : ids(plan)) {
        reads.add(threads.submit(() -> read(client, id).ifPresent(run -> runs.put(id, run))));
      }
      for (Future<?> read : reads) {
        read.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return runs;
  }

  /**
   * Saves the histories of executions that break a promise, and that of the alerts, since they are
   * lost with the server.
   */
  public static void save(
      WorkflowClient client, RunPlan plan, List<Violation> violations, Path folder)
      throws IOException {
    Set<String> broken = violations.stream().map(Violation::execution).collect(toSet());
    if (!broken.isEmpty()) {
      save(client, List.of(new EndpointRegistry(client, Names.TASK_QUEUE).id()), folder);
    }
    for (Phase phase : plan.phases()) {
      for (PlannedEvent event : phase.events()) {
        if (broken.contains(event.execution())) {
          save(client, ids(plan, event), folder);
        }
      }
    }
  }

  private static void save(WorkflowClient client, List<String> executions, Path folder)
      throws IOException {
    for (String id : executions) {
      save(client, id, folder.resolve(id.replace(':', '_') + ".history.json"));
    }
  }

  private static void save(WorkflowClient client, String id, Path file) throws IOException {
    try {
      Files.writeString(file, client.fetchHistory(id).toJson(true));
    } catch (StatusRuntimeException e) {
      Files.writeString(file, e.getMessage());
    }
  }

  private static List<String> ids(RunPlan plan) {
    List<String> ids = new ArrayList<>();
    for (Phase phase : plan.phases()) {
      phase.events().forEach(event -> ids.addAll(ids(plan, event)));
    }
    return ids;
  }

  private static List<String> ids(RunPlan plan, PlannedEvent event) {
    List<String> ids = new ArrayList<>();
    ids.add(event.execution());
    ids.add(ExecutionIds.deliveries(event.execution()));
    for (PlannedWebhook webhook : plan.kind(event.kind()).async()) {
      ids.add(ExecutionIds.delivery(event.execution(), webhook.name()));
    }
    return ids;
  }

  private static Optional<RecordedRun> read(WorkflowClient client, String id) {
    try {
      return Optional.of(RecordedRun.of(client.fetchHistory(id).getEvents()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
