package dev.hookline.verification.bench.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hookline.verification.bench.plain.OkHttpCall;
import dev.hookline.verification.receiver.Receivers;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.worker.Version;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.http.OkHttpEndpointCall;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One attempt over loopback with all of its rules, and the same request with plain OkHttp. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AttemptBenchmark {

  private static final byte[] BODY = ("{\"fill\":\"" + "x".repeat(1013) + "\"}").getBytes(US_ASCII);
  private static final byte[] RESPONSE = ("{\"fill\":\"" + "x".repeat(87) + "\"}").getBytes(US_ASCII);

  private final Receivers receivers;
  private final HttpStack http = new HttpStack(AddressPolicy.standard());
  private final EndpointCall endpoints =
      new OkHttpEndpointCall(
          http,
          new Secrets(name -> null, Set.of(), null),
          Version.userAgent());
  private final WebhookCall webhook;
  private final String id = WebhookId.of("HooklineBench:1", "sync-1");
  private final OkHttpCall bare = new OkHttpCall();
  private final String body = new String(BODY, US_ASCII);

  public AttemptBenchmark() {
    try {
      receivers = Receivers.open(arrival -> new Receivers.Response(200, RESPONSE));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    webhook =
        WebhookCall.of(
            WebhookConfig.builder("sync-1", receivers.url("sync-1")).finalResponse(true).build());
  }

  @Benchmark
  public AttemptOutcome attempt() {
    return endpoints
        .prepare(
            new AttemptRequest(EventType.of("HooklineBench").name(), webhook, id, 1, null, BODY))
        .send();
  }

  @Benchmark
  public String okHttpAlone() {
    return bare.call(webhook.url(), body);
  }

  @TearDown
  public void close() throws IOException {
    http.close();
    receivers.close();
  }
}
