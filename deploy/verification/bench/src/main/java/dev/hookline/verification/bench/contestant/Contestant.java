package dev.hookline.verification.bench.contestant;

import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A system that invokes events; constructed with its environment, a {@code Map<String, String>}.
 */
public interface Contestant extends AutoCloseable {

  /** The base URL of the receivers, without the webhook's name. */
  String RECEIVERS = "BENCH_RECEIVERS";

  /** The task queue, service or database of this contestant. */
  String QUEUE = "BENCH_QUEUE";

  /** Returns a call that sends one event of a shape and blocks until its outcome is known. */
  Callers.Call caller(Shape shape);

  /** Returns a call that sends one event of a shape and does not wait for its outcome. */
  default Callers.Call starter(Shape shape) {
    throw new UnsupportedOperationException(getClass().getSimpleName());
  }

  /**
   * Returns the number of history events of these events of the last shape, if it has histories.
   */
  default Optional<HistorySample.Means> history(List<Long> numbers) {
    return Optional.empty();
  }

  @Override
  void close();
}
