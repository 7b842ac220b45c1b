package dev.hookline.verification.bench.micro;

import dev.hookline.Payload;
import dev.hookline.verification.load.Shape;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.WebhookId;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.internal.json.JsonText;
import io.temporal.common.converter.RawValue;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The encoding work of client and worker for the plan and bodies of each event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WireBenchmark {

  private static final int KIB = 1024;
  private static final Shape THREE = new Shape(3, 0, KIB, 100, 0, Duration.ZERO);

  private final Plan plan =
      Plan.of(
          Shape.EVENT,
          null,
          Objects.requireNonNull(
              THREE.config(name -> "http://127.0.0.1/" + name).config().get(Shape.EVENT)));
  private final RawValue planPayload = WireJson.toPayload(plan);
  private final byte[] small = THREE.payload(1);
  private final byte[] large = new Shape(1, 0, KIB * KIB, 100, 0, Duration.ZERO).payload(1);
  private final RawValue body = Bodies.of(small);

  @Benchmark
  public RawValue planEncode() {
    return WireJson.toPayload(plan);
  }

  @Benchmark
  public Plan planDecode() throws InvalidPlanException {
    return WireJson.readPlan(planPayload);
  }

  @Benchmark
  public String webhookId() {
    return WebhookId.of("HooklineBench:0197f3a2-7c1e-7d1c-9f55-5d6f3a1b2c3d", "sync-1");
  }

  @Benchmark
  public boolean validity1K() {
    return JsonText.isValid(small);
  }

  @Benchmark
  public boolean validity1M() {
    return JsonText.isValid(large);
  }

  @Benchmark
  public RawValue bodyWrite1K() {
    return Bodies.of(small);
  }

  @Benchmark
  public byte[] bodyRead1K() {
    return Bodies.bytes(body);
  }

  @Benchmark
  public Payload payload1K() {
    return Payload.of(small).requireSendable();
  }
}
