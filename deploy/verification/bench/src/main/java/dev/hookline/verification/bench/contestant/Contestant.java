package dev.hookline.verification.bench.contestant;

import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Shape;
import java.util.List;
import java.util.Optional;

/** A system that invokes events; made with its environment, a {@code Map<String, String>}. */
public interface Contestant extends AutoCloseable {

  /** Where the receivers are: the url of a webhook less its name. */
  String RECEIVERS = "BENCH_RECEIVERS";

  /** The task queue, service or database that this contestant has for itself. */
  String QUEUE = "BENCH_QUEUE";

  /** Returns what sends one event of a shape and blocks until its outcome is known. */
  Callers.Call caller(Shape shape);

  /** Returns what sends one event of a shape and does not wait for its outcome. */
  default Callers.Call starter(Shape shape) {
    throw new UnsupportedOperationException(getClass().getSimpleName());
  }

  /** Returns how many history events these events of the last shape have, where there is one. */
  default Optional<HistorySample.Means> history(List<Long> numbers) {
    return Optional.empty();
  }

  @Override
  void close();
}
