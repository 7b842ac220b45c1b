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
 * Says now and then how far something is that takes long.
 *
 * @param gap how often
 * @param say where it is said
 */
record Progress(Duration gap, Consumer<String> say) {

  /** As often as somebody begins to wonder. */
  static final Duration GAP = Duration.ofSeconds(5);

  /** Waits for work and says how far it is. */
  <T> T await(CompletableFuture<T> work, Supplier<String> how)
      throws IOException, InterruptedException {
    while (true) {
      try {
        return work.get(gap.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        say.accept(how.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
      }
    }
  }
}
