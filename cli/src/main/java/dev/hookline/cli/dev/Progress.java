package dev.hookline.cli.dev;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reports the progress of a long task at intervals.
 *
 * @param interval time between reports
 * @param report receives each report
 */
record Progress(Duration interval, Consumer<String> report) {

  /** Short enough that nobody thinks it hangs. */
  static final Duration INTERVAL = Duration.ofSeconds(5);

  /** Waits for the task and reports its progress. */
  <T> T await(CompletableFuture<T> work, Supplier<String> how)
      throws IOException, InterruptedException {
    while (true) {
      try {
        return work.get(interval.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        report.accept(how.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
      }
    }
  }
}
