package dev.hookline.config;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The endpoint that a webhook belongs to, and what its workers may ask of it. All workers together
 * keep the limits. Immutable; validated with the rest of the configuration.
 *
 * @param name the endpoint's name, which webhooks of several hosts can share; empty for the host
 *     and port of the URL
 * @param maxConcurrent how many calls may be in progress; null for no limit of its own
 * @param rateLimit how many calls may begin; null for no limit
 * @param circuitBreaker when it is not called for a while, because it fails; null for never
 */
public record EndpointConfig(
    String name,
    @Nullable Integer maxConcurrent,
    @Nullable RateLimit rateLimit,
    @Nullable CircuitBreaker circuitBreaker) {

  private static final EndpointConfig UNLIMITED = new EndpointConfig("", null, null, null);

  /** Rejects a missing name. */
  public EndpointConfig {
    requireNonNull(name, "name");
  }

  /** Returns the endpoint of the URL's host and port, without limits. */
  public static EndpointConfig unlimited() {
    return UNLIMITED;
  }

  /** Returns a named endpoint without limits. */
  public static EndpointConfig named(String name) {
    return new EndpointConfig(name, null, null, null);
  }

  /** Returns this endpoint with a limit of the calls in progress, at least 1. */
  public EndpointConfig withMaxConcurrent(int calls) {
    return new EndpointConfig(name, calls, rateLimit, circuitBreaker);
  }

  /** Returns this endpoint with a limit of the calls that begin. */
  public EndpointConfig withRateLimit(RateLimit limit) {
    return new EndpointConfig(name, maxConcurrent, limit, circuitBreaker);
  }

  /** Returns this endpoint with a circuit breaker. */
  public EndpointConfig withCircuitBreaker(CircuitBreaker breaker) {
    return new EndpointConfig(name, maxConcurrent, rateLimit, breaker);
  }
}
