package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller asks of the server, and how it is told that there was no answer. */
interface ServerRequest {

  /** How long the server is asked without a deadline, so that it may restart meanwhile. */
  Duration PATIENCE = Duration.ofSeconds(60);

  /** Returns how long the caller waits at all; empty where it sets no limit. */
  Optional<Duration> deadline();

  /** Returns how long the server may still be asked; zero where that time is over. */
  Duration patience();

  InvocationException ended(
      Reason reason, Accepted accepted, String message, @Nullable Throwable cause);
}
