package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.contract.WebhookCall;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes single attempts as a worker does, and says how they ended. */
final class Outcomes {

  private final EndpointCall calls;

  Outcomes(HttpStack http, Map<String, String> variables, @Nullable Path folder, Clock clock) {
    this.calls =
        new OkHttpEndpointCall(
            http, new Secrets(variables::get, Set.of(), folder), "hookline/test", clock);
  }

  Outcomes(HttpStack http, Map<String, String> variables, @Nullable Path folder) {
    this(http, variables, folder, Clock.systemUTC());
  }

  static WebhookConfigBuilder webhook(String url) {
    return WebhookConfig.builder("labels", url).timeout(5);
  }

  AttemptOutcome of(WebhookConfigBuilder webhook) {
    return prepared(webhook).send();
  }

  EndpointCall.Prepared prepared(WebhookConfigBuilder webhook) {
    return calls.prepare(
        new AttemptRequest(
            "E", WebhookCall.of(webhook.build()), "msg_1", 1, null, "{}".getBytes(UTF_8)));
  }

  /** Returns {@code ok}, or the code and message of a failure. */
  static String text(AttemptOutcome outcome) {
    return outcome instanceof AttemptOutcome.Failed failed
        ? failed.code().code() + ": " + failed.message()
        : "ok";
  }

  String text(WebhookConfigBuilder webhook) {
    return text(of(webhook));
  }
}
