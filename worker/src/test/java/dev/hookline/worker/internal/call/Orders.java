package dev.hookline.worker.internal.call;

import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.CallInput;

/** Call orders for tests. */
public final class Orders {

  private Orders() {}

  public static CallInput of(String event, String webhook) {
    return of(event, WebhookConfig.builder(webhook, "http://127.0.0.1:1/a"));
  }

  public static CallInput of(String event, WebhookConfigBuilder webhook) {
    return new CallInput(event, "msg_1", WebhookCall.of(webhook.build()), true, null, null, null);
  }
}
