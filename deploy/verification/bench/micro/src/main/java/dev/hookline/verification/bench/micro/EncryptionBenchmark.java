package dev.hookline.verification.bench.micro;

import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.verification.load.Shape;
import io.temporal.api.common.v1.Payloads;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a first attempt's arguments and response cost to convert, in the clear and encrypted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EncryptionBenchmark {

  private static final int RESPONSE_BYTES = 100;

  @Param({"off", "on"})
  private String encryption = "off";

  @Param({"1024", "131072"})
  private int bodyBytes;

  private DataConverter converter = Encryption.none().converter();
  private RawValue order = Bodies.empty();
  private RawValue body = Bodies.empty();
  private RawValue response = Bodies.empty();

  /** Makes what one attempt carries, and prints how many bytes of it a history holds. */
  @Setup
  public void prepare() {
    Shape shape = new Shape(1, 0, bodyBytes, RESPONSE_BYTES, 0, Duration.ZERO);
    Plan plan =
        Plan.of(
            Shape.EVENT,
            null,
            Objects.requireNonNull(
                shape.config(name -> "http://127.0.0.1/" + name).config().get(Shape.EVENT)));
    var webhook = plan.webhooks().get(0);
    String id = WebhookId.of("HooklineBench:0197f3a2-7c1e-7d1c-9f55-5d6f3a1b2c3d", webhook.name());
    order = WireJson.toPayload(new CallInput(plan.event(), id, webhook, true, null, null, null));
    body = Bodies.of(shape.payload(1));
    response = Bodies.response(new byte[RESPONSE_BYTES], 200, 1, AttemptLog.empty());
    converter =
        encryption.equals("on")
            ? Encryption.of("k1:" + Encryption.newKey(new SecureRandom()), name -> null).converter()
            : Encryption.none().converter();
    System.out.printf(
        "%n%s, body of %d bytes: %d bytes an attempt%n",
        encryption, bodyBytes, arguments().getSerializedSize() + result().getSerializedSize());
  }

  private Payloads arguments() {
    return converter.toPayloads(order, body, false, 1_764_200_000_000L).orElseThrow();
  }

  private Payloads result() {
    return converter.toPayloads(response).orElseThrow();
  }

  /** As the SDK does: the workflow writes the arguments, the activity reads each, and back. */
  @Benchmark
  public RawValue attempt() {
    Optional<Payloads> arguments = Optional.of(arguments());
    converter.fromPayloads(2, arguments, Boolean.class, Boolean.class);
    converter.fromPayloads(3, arguments, Long.class, Long.class);
    converter.fromPayloads(0, arguments, RawValue.class, RawValue.class);
    converter.fromPayloads(1, arguments, RawValue.class, RawValue.class);
    return converter.fromPayloads(0, Optional.of(result()), RawValue.class, RawValue.class);
  }
}
