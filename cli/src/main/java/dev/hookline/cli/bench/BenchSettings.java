package dev.hookline.cli.bench;

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
    List<ProcessCpu> processes) {}
