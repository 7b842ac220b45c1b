package dev.hookline.verification.bench.contestant;

import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookManager;
import dev.hookline.durable.Webhooks;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Shape;
import dev.hookline.worker.Version;
import dev.hookline.worker.internal.http.HttpWebhookClients;
import dev.hookline.worker.internal.http.OkHttpEndpointCall;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls the webhooks in this process, without durability: the minimum cost of any system. */
public final class FloorContestant implements Contestant {

  private final HttpStack http = new HttpStack(AddressPolicy.standard());
  private final String receivers;

  public FloorContestant(Map<String, String> environment) {
    receivers = environment.getOrDefault(RECEIVERS, "");
  }

  @Override
  public Callers.Call caller(Shape shape) {
    WebhookManager manager =
        Webhooks.initializeSimple(
                shape.config(name -> receivers + name),
                List.of(Shape.EVENT),
                new HttpWebhookClients(
                    new OkHttpEndpointCall(
                        http, new Secrets(name -> null, Set.of(), null), Version.userAgent())))
            .orElseThrow();
    return number ->
        manager.invokeWebhooks(
            Shape.EVENT, Payload.of(shape.payload(number)), OnSuccess.noOp(), OnError.noOp());
  }

  @Override
  public void close() {
    http.close();
  }
}
