package dev.hookline.testing;

import dev.hookline.Payload;
import dev.hookline.WebhookClient;
import dev.hookline.WebhookException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A fake webhook that makes no calls: it records each payload and returns a scripted response,
 * empty by default. Thread-safe. Set the script before using the client.
 */
public final class MockWebhookClient implements WebhookClient {
  private final String name;
  private final boolean async;
  private final List<Payload> payloads = new CopyOnWriteArrayList<>();
  private volatile boolean finalResponse;
  private volatile String useDataFrom = "";
  private volatile UnaryOperator<Payload> response = payload -> Payload.empty();

  private MockWebhookClient(String name, boolean async) {
    this.name = name;
    this.async = async;
  }

  /** Returns a webhook that the caller waits for. */
  public static MockWebhookClient sync(String name) {
    return new MockWebhookClient(name, false);
  }

  /** Returns a webhook that the caller does not wait for. */
  public static MockWebhookClient async(String name) {
    return new MockWebhookClient(name, true);
  }

  /** Makes its response the event's final response. */
  public MockWebhookClient finalResponse() {
    finalResponse = true;
    return this;
  }

  /** Sends it the response of an earlier sync webhook. */
  public MockWebhookClient useDataFrom(String webhook) {
    useDataFrom = webhook;
    return this;
  }

  /** Responds to every later call with this body. */
  public MockWebhookClient respondWith(Payload response) {
    return respondWith(payload -> response);
  }

  /** Responds to every later call with the result of the function, which may throw or block. */
  public MockWebhookClient respondWith(UnaryOperator<Payload> script) {
    response = script;
    return this;
  }

  /** Fails every later call. */
  public MockWebhookClient failWith(WebhookException failure) {
    return respondWith(
        payload -> {
          throw failure;
        });
  }

  /** Returns the payloads received so far, in order. */
  public List<Payload> payloads() {
    return List.copyOf(payloads);
  }

  @Override
  public Payload invoke(Payload payload) {
    payloads.add(payload);
    return response.apply(payload);
  }

  @Override
  public boolean isAsync() {
    return async;
  }

  @Override
  public boolean isFinalResponse() {
    return finalResponse;
  }

  @Override
  public String getUseDataFrom() {
    return useDataFrom;
  }

  @Override
  public String getName() {
    return name;
  }
}
