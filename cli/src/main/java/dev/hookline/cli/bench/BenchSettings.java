package dev.hookline.cli.bench;

import dev.hookline.InvokeOptions;
import dev.hookline.verification.figures.ProcessCpu;
import dev.hookline.verification.load.Load;
import dev.hookline.verification.load.Shape;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a run.
 *
 * @param warmup how long events are sent before measuring starts
 * @param embeddedWorker whether the worker runs in this process, on the bench's own client
 * @param taskQueue the queue that the workers poll
 * @param receiverHost the name at which workers reach this machine; null for loopback
 * @param receiverPort 0 for a free port
 * @param orderingKeys how many ordering keys the events have; 0 for none
 * @param processes processes whose CPU time is measured, in addition to this one
 */
record BenchSettings(
    Shape shape,
    Load load,
    Duration warmup,
    boolean embeddedWorker,
    String taskQueue,
    @Nullable String receiverHost,
    int receiverPort,
    int orderingKeys,
    List<ProcessCpu> processes) {

  /** Returns the options of an event with its ordering key, if it has one. */
  InvokeOptions ordered(InvokeOptions options, String run, long number) {
    return orderingKeys == 0 ? options : options.withOrderingKey(run + "-" + number % orderingKeys);
  }
}
