package dev.hookline.worker.internal.http;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.Payload;
import dev.hookline.WebhookClient;
import dev.hookline.WebhookException;
import dev.hookline.WebhookException.LastAttempt;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.call.RetryDecision;
import dev.hookline.worker.internal.call.TimeLeft;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Webhook clients that call endpoints from this process, for {@link
 * dev.hookline.SimpleWebhookManager}: the same requests, rules and gaps as a worker's, without
 * durability.
 */
public final class HttpWebhookClients implements WebhookClient.Factory {

  private final EndpointCall endpoints;

  /** Creates clients that use the given sender. */
  public HttpWebhookClients(EndpointCall endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public WebhookClient create(EventType event, WebhookConfig webhook) {
    return new HttpClient(endpoints, event, WebhookCall.of(webhook));
  }

  private record HttpClient(EndpointCall endpoints, EventType event, WebhookCall webhook)
      implements WebhookClient {

    @Override
    public Payload invoke(Payload payload) {
      String id = WebhookId.of(UUID.randomUUID().toString(), webhook.name());
      byte[] body = payload.bytes();
      long since = System.currentTimeMillis();
      for (int attempt = 1; ; attempt++) {
        WebhookCall limited = left(since).limit(webhook);
        AttemptOutcome outcome =
            endpoints
                .prepare(new AttemptRequest(event.name(), limited, id, attempt, null, body))
                .send();
        if (outcome instanceof AttemptOutcome.Succeeded responded) {
          return Payload.of(responded.body());
        }
        pauseOrThrow((AttemptOutcome.Failed) outcome, attempt, left(since));
      }
    }

    private TimeLeft left(long since) {
      return TimeLeft.of(webhook, since, System.currentTimeMillis());
    }

    private void pauseOrThrow(AttemptOutcome.Failed failed, int attempt, TimeLeft left) {
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted(null);
      }
      double random = ThreadLocalRandom.current().nextDouble();
      RetryDecision decision = RetryDecision.after(failed, attempt, webhook, left, random);
      Optional<Duration> gap = decision.next();
      if (gap.isEmpty()) {
        throw new WebhookException(
            "%s (attempt %d of %d%s)"
                .formatted(
                    failed.message(), attempt, webhook.numRetries(), decision.reason(webhook)),
            null,
            failed.code().code(),
            new LastAttempt(
                webhook.name(), attempt, failed.details().status(), failed.details().body()),
            null,
            null);
      }
      try {
        TimeUnit.NANOSECONDS.sleep(gap.get().toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted(e);
      }
    }

    private InvocationException interrupted(@Nullable InterruptedException cause) {
      return new InvocationException(
          Reason.INTERRUPTED,
          Accepted.UNKNOWN,
          "interrupted while calling webhook '%s'; the request may have arrived"
              .formatted(webhook.name()),
          null,
          null,
          cause);
    }

    @Override
    public boolean isAsync() {
      return webhook.async();
    }

    @Override
    public boolean isFinalResponse() {
      return webhook.finalResponse();
    }

    @Override
    public String getUseDataFrom() {
      return webhook.useDataFrom() == null ? "" : webhook.useDataFrom();
    }

    @Override
    public String getName() {
      return webhook.name();
    }
  }
}
