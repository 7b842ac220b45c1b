package dev.hookline.verification.bench.restate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hookline.verification.bench.contestant.Contestant;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Shape;
import dev.restate.client.Client;
import dev.restate.common.Request;
import java.util.Map;
import java.util.UUID;

/** Calls the service through Restate's ingress, whose URL is its queue. */
public final class RestateContestant implements Contestant {

  private final Client client;
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  public RestateContestant(Map<String, String> environment) {
    client = Client.connect(environment.getOrDefault(QUEUE, ""));
  }

  @Override
  public Callers.Call caller(Shape shape) {
    String counts = shape.sync() + " " + shape.async();
    return number ->
        client.call(
            Request.of(
                    RestateService.INVOKE,
                    new EventBody(counts, new String(shape.payload(number), US_ASCII)).bytes())
                .idempotencyKey(run + "-" + number)
                .build());
  }

  @Override
  public void close() {
    // the client needs no closing
  }
}
