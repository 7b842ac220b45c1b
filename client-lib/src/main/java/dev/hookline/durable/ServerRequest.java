package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to the server, with its deadline and its exceptions. */
interface ServerRequest {

  /** The time limit of a request without a deadline, long enough for a server restart. */
  Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

  /** Returns the caller's deadline; empty if there is none. */
  Optional<Duration> deadline();

  /** Returns the time left for calls to the server; zero if it has passed. */
  Duration remainingTime();

  InvocationException exception(
      Reason reason, Accepted accepted, String message, @Nullable Throwable cause);
}
