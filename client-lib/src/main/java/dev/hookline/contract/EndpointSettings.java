package dev.hookline.contract;

import dev.hookline.config.CircuitBreaker;
import dev.hookline.config.EndpointConfig;
import dev.hookline.config.RateLimit;
import dev.hookline.config.internal.EndpointId;
import dev.hookline.config.internal.TimeSpan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of a webhook, and the limits that workers keep.
 *
 * @param name its name; absent for the host and port of the URL
 * @param maxConcurrent how many calls may be in progress; absent for no limit of its own
 * @param rateLimit how many calls may begin; absent for no limit
 * @param circuitBreaker when it is not called for a while; absent for never
 */
public record EndpointSettings(
    @Nullable String name,
    @Nullable Integer maxConcurrent,
    @Nullable Rate rateLimit,
    @Nullable Breaker circuitBreaker) {

  private static final EndpointSettings NONE = new EndpointSettings(null, null, null, null);

  /**
   * A number of calls in a time.
   *
   * @param calls the number of calls, at least 1
   * @param per the time in milliseconds; absent for 1,000
   */
  public record Rate(int calls, long per) {

    /** Fills in the default. */
    public Rate {
      per = per == 0 ? 1_000 : per;
    }

    /** Returns it as a configuration writes it, such as {@code 50/s}. */
    public String text() {
      String time = TimeSpan.format(Duration.ofMillis(per));
      return calls + "/" + (time.startsWith("1") && time.length() == 2 ? time.substring(1) : time);
    }
  }

  /**
   * When too many calls failed. Times are in milliseconds; an absent field has the configuration's
   * default.
   *
   * @param failureRate the share of failed calls in percent
   * @param slidingWindow the time over which calls are counted
   * @param minimumCalls how many calls must have ended in that time
   * @param open how long it stays open
   * @param halfOpenCalls how many calls it then lets through to decide
   */
  public record Breaker(
      int failureRate, long slidingWindow, int minimumCalls, long open, int halfOpenCalls) {

    /** Fills in the defaults. */
    public Breaker {
      CircuitBreaker defaults = CircuitBreaker.defaults();
      failureRate = failureRate == 0 ? defaults.failureRatePercent() : failureRate;
      slidingWindow = slidingWindow == 0 ? defaults.slidingWindow().toMillis() : slidingWindow;
      minimumCalls = minimumCalls == 0 ? defaults.minimumCalls() : minimumCalls;
      open = open == 0 ? defaults.open().toMillis() : open;
      halfOpenCalls = halfOpenCalls == 0 ? defaults.halfOpenCalls() : halfOpenCalls;
    }
  }

  /** Returns the wire form of a configuration; null if there is none. */
  static @Nullable EndpointSettings of(@Nullable EndpointConfig endpoint) {
    if (endpoint == null) {
      return null;
    }
    RateLimit rate = endpoint.rateLimit();
    CircuitBreaker breaker = endpoint.circuitBreaker();
    EndpointSettings settings =
        new EndpointSettings(
            endpoint.name().isEmpty() ? null : endpoint.name(),
            endpoint.maxConcurrent(),
            rate == null ? null : new Rate(rate.calls(), rate.per().toMillis()),
            breaker == null
                ? null
                : new Breaker(
                    breaker.failureRatePercent(),
                    breaker.slidingWindow().toMillis(),
                    breaker.minimumCalls(),
                    breaker.open().toMillis(),
                    breaker.halfOpenCalls()));
    return settings.equals(NONE) ? null : settings;
  }

  /** Returns the configuration that this came from. */
  EndpointConfig toConfig() {
    return new EndpointConfig(
        name == null ? "" : name,
        maxConcurrent,
        rateLimit == null
            ? null
            : new RateLimit(rateLimit.calls(), Duration.ofMillis(rateLimit.per())),
        circuitBreaker == null
            ? null
            : new CircuitBreaker(
                circuitBreaker.failureRate(),
                Duration.ofMillis(circuitBreaker.slidingWindow()),
                circuitBreaker.minimumCalls(),
                Duration.ofMillis(circuitBreaker.open()),
                circuitBreaker.halfOpenCalls()));
  }

  /** Returns whether it limits calls, and does not only have a name. */
  public boolean hasLimits() {
    return maxConcurrent != null || rateLimit != null || circuitBreaker != null;
  }

  /** Returns its limits alone. */
  public EndpointSettings withoutName() {
    return new EndpointSettings(null, maxConcurrent, rateLimit, circuitBreaker);
  }

  /** Returns what identifies the endpoint of a webhook: its name, or host and port of the URL. */
  static String idOf(@Nullable EndpointSettings endpoint, String url) {
    return EndpointId.of(endpoint == null || endpoint.name() == null ? "" : endpoint.name(), url);
  }
}
