package dev.hookline.property;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.Plan;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.InvalidPlanException;
import dev.hookline.internal.wire.WireJson;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlanPropertiesTest {

  private static final String GOOD =
      """
      {"version":2,"event":"E","source":"s","webhooks":[
        {"name":"a","url":"https://x.example/","finalResponse":true,"headers":{"x-a":"b"},"successStatus":[200],
         "signing":{"keys":["${env:HOOKLINE_SECRET_A}"],"idHeader":"svix-id","timestampHeader":"svix-timestamp","signatureHeader":"svix-signature","legacy":{"key":"${file:/k}","header":"x-old","encoding":"base64","content":"timestamp.body","prefix":"t={timestamp},","timestampHeader":"x-time"}}},
        {"name":"b","url":"https://y.example/","async":true,"numRetries":2,"timeout":3,"execution":"regular"}],
       "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","tracestate":"a=1","searchAttributes":["HooklineEvent"],
       "lineage":{"replaces":"r","from":"failed","reuse":["a"],"payloadDigest":"sha256:00"}}
      """;

  @Property(tries = 3_000)
  void aMutatedPlanIsReadOrRejectedWithACode(@ForAll("mutatedPlans") String json) {
    assertReadOrRejected(json.getBytes(UTF_8));
  }

  @Property(tries = 1_000)
  void anyBytesAreReadOrRejectedWithACode(@ForAll byte[] bytes) {
    assertReadOrRejected(bytes);
  }

  @Property(tries = 500)
  void aReadablePlanSurvivesARoundTrip(@ForAll("mutatedPlans") String json)
      throws InvalidPlanException {
    Plan plan;
    try {
      plan = WireJson.readPlan(Bodies.of(json.getBytes(UTF_8)));
    } catch (InvalidPlanException e) {
      return;
    }

    assertThat(WireJson.readPlan(WireJson.toPayload(plan))).isEqualTo(plan);
  }

  @Provide
  Arbitrary<String> mutatedPlans() {
    return Mutations.of(GOOD);
  }

  private static void assertReadOrRejected(byte[] json) {
    try {
      assertThat(WireJson.readPlan(Bodies.of(json)).event()).isNotEmpty();
    } catch (InvalidPlanException e) {
      assertThat(List.of(FailureCode.INVALID_PLAN, FailureCode.UNSUPPORTED_PLAN))
          .contains(e.code());
      assertThat(e).message().isNotBlank();
    }
  }
}
