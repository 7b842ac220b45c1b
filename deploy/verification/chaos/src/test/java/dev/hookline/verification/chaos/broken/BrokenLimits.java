package dev.hookline.verification.chaos.broken;

import dev.hookline.worker.internal.limit.Admissions;
import dev.hookline.worker.internal.limit.EndpointLimits;
import dev.hookline.worker.internal.limit.EndpointSlots;
import dev.hookline.worker.internal.limit.LiveWorkers;
import dev.hookline.worker.internal.limit.TaskQueuePollers;
import io.temporal.client.WorkflowClient;
import java.util.function.LongSupplier;

/** The limits of endpoints, kept by a clock that can be a thousand times too fast. */
record BrokenLimits(EndpointLimits limits) {

  private static final int SLOTS = 100;
  private static final int TOO_FAST = 1_000;

  BrokenLimits(WorkflowClient client, String taskQueue, Defect defect) {
    this(
        new EndpointLimits(
            new LiveWorkers(
                client.getOptions().getIdentity(),
                new TaskQueuePollers(client, taskQueue, client.getOptions().getIdentity()),
                System::nanoTime),
            defect == Defect.UNLIMITED ? tooFast() : System::nanoTime,
            () -> 0.5,
            (endpoint, state) -> {}));
  }

  private static LongSupplier tooFast() {
    long start = System.nanoTime();
    return () -> start + (System.nanoTime() - start) * TOO_FAST;
  }

  Admissions admissions() {
    return new Admissions(new EndpointSlots(SLOTS), limits);
  }
}
