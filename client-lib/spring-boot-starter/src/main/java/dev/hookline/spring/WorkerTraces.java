package dev.hookline.spring;

import dev.hookline.worker.WorkerTelemetry;
import java.util.function.UnaryOperator;

/** Adds the service's traces to a worker's telemetry. */
@FunctionalInterface
interface WorkerTraces extends UnaryOperator<WorkerTelemetry> {}
