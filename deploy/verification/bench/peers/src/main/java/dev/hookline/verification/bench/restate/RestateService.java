package dev.hookline.verification.bench.restate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.verification.bench.contestant.Contestant;
import dev.hookline.verification.bench.plain.OkHttpCall;
import dev.hookline.verification.bench.plain.PlainCall;
import dev.restate.common.Request;
import dev.restate.common.Target;
import dev.restate.common.function.ThrowingBiFunction;
import dev.restate.sdk.Context;
import dev.restate.sdk.HandlerRunner;
import dev.restate.sdk.common.RetryPolicy;
import dev.restate.sdk.endpoint.Endpoint;
import dev.restate.sdk.endpoint.definition.HandlerDefinition;
import dev.restate.sdk.endpoint.definition.HandlerType;
import dev.restate.sdk.endpoint.definition.ServiceDefinition;
import dev.restate.sdk.endpoint.definition.ServiceType;
import dev.restate.sdk.http.vertx.RestateHttpServer;
import dev.restate.serde.Serde;
import dev.restate.serde.jackson.JacksonSerdeFactory;
import java.util.List;

/** The service that Restate calls: {@code PORT}. A run for each sync webhook, a send for each async one. */
public final class RestateService {

  static final Target INVOKE = Target.service("Events", "invoke");
  private static final Target DELIVER = Target.service("Events", "deliver");
  private static final RetryPolicy ATTEMPTS = RetryPolicy.defaultPolicy().setMaxAttempts(3);

  private final PlainCall calls = new OkHttpCall();
  private final String receivers;

  private RestateService(String receivers) {
    this.receivers = receivers;
  }

  public static void main(String... args) {
    RestateService service = new RestateService(System.getenv(Contestant.RECEIVERS));
    ServiceDefinition definition =
        ServiceDefinition.of(
            INVOKE.getService(),
            ServiceType.SERVICE,
            List.of(
                handler(INVOKE.getHandler(), service::invoke),
                handler(DELIVER.getHandler(), service::deliver)));
    RestateHttpServer.listen(new Endpoint.Builder().bind(definition), Integer.parseInt(args[0]));
  }

  private static HandlerDefinition<byte[], byte[]> handler(
      String name, ThrowingBiFunction<Context, byte[], byte[]> work) {
    return HandlerDefinition.of(
        name,
        HandlerType.SHARED,
        Serde.RAW,
        Serde.RAW,
        HandlerRunner.of(work, JacksonSerdeFactory.DEFAULT, HandlerRunner.Options.DEFAULT));
  }

  private byte[] invoke(Context context, byte[] bytes) {
    EventBody event = EventBody.of(bytes);
    String[] counts = event.words().split(" ", 2);
    String response = event.payload();
    for (int i = 1; i <= Integer.parseInt(counts[0]); i++) {
      response = call(context, "sync-" + i, response);
    }
    for (int i = 1; i <= Integer.parseInt(counts[1]); i++) {
      context.send(
          Request.of(DELIVER, new EventBody("async-" + i, event.payload()).bytes()).build());
    }
    return response.getBytes(UTF_8);
  }

  private byte[] deliver(Context context, byte[] bytes) {
    EventBody delivery = EventBody.of(bytes);
    return call(context, delivery.words(), delivery.payload()).getBytes(UTF_8);
  }

  private String call(Context context, String webhook, String body) {
    byte[] response =
        context.run(
            webhook,
            Serde.RAW,
            ATTEMPTS,
            () -> calls.call(receivers + webhook, body).getBytes(UTF_8));
    return new String(response, UTF_8);
  }
}
