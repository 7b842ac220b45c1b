package dev.hookline.verification.chaos.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hookline.config.CircuitBreaker;
import dev.hookline.config.EndpointConfig;
import dev.hookline.config.RateLimit;
import java.time.Duration;
import java.util.List;

/**
 * The endpoint that webhooks call, with its limits. All endpoints are one process at one port.
 *
 * @param host its host name
 * @param ratePerSecond how many calls may begin in a second; 0 for any number
 * @param breakerCalls how many calls its circuit breaker needs to open; 0 if it has none
 * @param openSeconds how long that stays open
 */
public record PlannedEndpoint(String host, int ratePerSecond, int breakerCalls, int openSeconds) {

  /** The endpoint of most webhooks, without limits. */
  public static final PlannedEndpoint ORDINARY = unlimited("receivers.test");

  /** The host names of all endpoints. */
  public static final List<String> HOSTS =
      List.of("receivers.test", "rated.test", "faltering.test", "hopeless.test", "alerts.test");

  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final int HALF_OPEN_CALLS = 2;

  static PlannedEndpoint unlimited(String host) {
    return new PlannedEndpoint(host, 0, 0, 0);
  }

  /** Returns its host and port, by which alerts name it. */
  public String address(int port) {
    return host + ":" + port;
  }

  /** Returns whether a call may have to wait. */
  @JsonIgnore
  public boolean isLimited() {
    return ratePerSecond > 0 || breakerCalls > 0;
  }

  EndpointConfig config() {
    EndpointConfig config = EndpointConfig.unlimited();
    if (ratePerSecond > 0) {
      config = config.withRateLimit(RateLimit.perSecond(ratePerSecond));
    }
    return breakerCalls > 0
        ? config.withCircuitBreaker(
            CircuitBreaker.defaults()
                .withFailureRate(CircuitBreaker.DEFAULT_FAILURE_RATE, breakerCalls)
                .withSlidingWindow(WINDOW)
                .withOpen(Duration.ofSeconds(openSeconds))
                .withHalfOpenCalls(HALF_OPEN_CALLS))
        : config;
  }
}
