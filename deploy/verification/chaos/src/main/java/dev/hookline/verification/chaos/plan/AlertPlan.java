package dev.hookline.verification.chaos.plan;

import java.util.Map;

/** How the workers of a run alert: soon, since a run is short. */
public final class AlertPlan {

  /** Failed attempts in a row, on one worker, that make an endpoint failing. */
  public static final int FAILURES = 3;

  /** The secret in a header of requests to failing endpoints, which no alert may contain. */
  public static final String SECRET = "only-for-the-endpoint";

  /** The path of the alerts' endpoint, which fails each first attempt. */
  public static final String PATH = "/alerts/";

  private static final String SECRET_VARIABLE = "HOOKLINE_SECRET_CHAOS";

  private AlertPlan() {}

  static String secretReference() {
    return "${env:" + SECRET_VARIABLE + "}";
  }

  /** Returns the environment of a process with a worker. */
  public static Map<String, String> environment(String file) {
    return Map.of(
        "HOOKLINE_ALERTS_FILE",
        file,
        "HOOKLINE_ALERT_FAILURES",
        Integer.toString(FAILURES),
        "HOOKLINE_ALERT_RECOVERED_AFTER",
        "3",
        "HOOKLINE_ALERT_EXHAUSTED_EVERY",
        "2",
        SECRET_VARIABLE,
        SECRET);
  }

  /** Returns the file that names the webhooks of alerts. */
  public static String file(int port) {
    return """
        x-oncall: &oncall
          - name: oncall
            url: http://alerts.test:%d%soncall?script=500,200
            async: true
            numRetries: 50
            maximumInterval: 2
        enabled: true
        config:
          webhook.failing: *oncall
          webhook.recovered: *oncall
          webhook.exhausted: *oncall
        """
        .formatted(port, PATH);
  }
}
