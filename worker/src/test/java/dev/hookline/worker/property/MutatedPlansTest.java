package dev.hookline.worker.property;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.worker.internal.call.CallWebhook;
import dev.hookline.worker.internal.call.ReadResponse;
import dev.hookline.worker.internal.workflow.DeliverWebhookWorkflow;
import dev.hookline.worker.internal.workflow.DeliverWebhooksWorkflow;
import dev.hookline.worker.internal.workflow.InvokeWebhooksWorkflow;
import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Mutated plans and deliveries, sent directly to the workflows as a foreign starter may: 1,000, or
 * as many as {@code -Dhookline.plans=10000} says.
 */
class MutatedPlansTest {

  private static final int TRIES = 10;
  private static final int INPUTS_A_TRY =
      (Integer.getInteger("hookline.plans", 1_000) + TRIES - 1) / TRIES;
  private static final int AT_ONCE = 100;
  private static final String QUEUE = "mutated";
  private static final int SECONDS = 60;
  private static final String PLAN =
      """
      {"version":2,"event":"E","source":"s","webhooks":[
        {"name":"a","url":"https://x.example/","headers":{"x-a":"b"},"successStatus":[200],"method":"POST",
         "signing":{"keys":["${env:HOOKLINE_SECRET_A}"],"idHeader":"svix-id","timestampHeader":"svix-timestamp","signatureHeader":"svix-signature","legacy":{"key":"${file:/k}","header":"x-old","encoding":"base64","content":"timestamp.body","prefix":"t={timestamp},","timestampHeader":"x-time"}}},
        {"name":"b","url":"https://x.example/","useDataFrom":"a","finalResponse":true,"execution":"regular",
         "auth":{"basic":{"username":"u","password":"${env:HOOKLINE_SECRET_A}"}},"tls":{"ca":"${file:/c}"},"proxy":{"url":"http://p:1","username":"u","password":"${env:HOOKLINE_SECRET_A}"}},
        {"name":"c","url":"https://y.example/","async":true,"numRetries":2,"timeout":3,"maximumInterval":9},
        {"name":"d","url":"https://y.example/","async":true,"maxResponseBytes":77,"authToken":"${env:HOOKLINE_SECRET_A}"}],
       "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","searchAttributes":[],
       "lineage":{"replaces":"r","from":"failed","reuse":["a"],"payloadDigest":"sha256:00"}}
      """;
  private static final String DELIVERY =
      """
      {"version":1,"event":"E","source":"s","execution":"E:k","webhook":
        {"name":"c","url":"https://y.example/","async":true,"numRetries":2,"timeout":3,"headers":{"x-a":"b"}},
       "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","searchAttributes":[],
       "lineage":{"replaces":"r","from":"failed","reuse":[],"payloadDigest":"sha256:00"}}
      """;

  private static TestWorkflowEnvironment environment;
  private static QuietLogs logs;

  record Input(String type, String json) {}

  @BeforeContainer
  static void start() {
    logs = new QuietLogs();
    environment = TestWorkflowEnvironment.newInstance();
    Worker worker = environment.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(
        InvokeWebhooksWorkflow.class, DeliverWebhooksWorkflow.class, DeliverWebhookWorkflow.class);
    worker.registerActivitiesImplementations(
        (DynamicActivity) arguments -> response(),
        (CallWebhook) (order, body, first) -> response(),
        (ReadResponse) (run, webhook) -> Bodies.of("{}".getBytes(UTF_8)));
    environment.start();
  }

  @AfterContainer
  static void stop() {
    environment.close();
    logs.close();
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void eachFailsAtOnceOrRuns(@ForAll("inputs") List<Input> inputs) {
    for (int from = 0; from < inputs.size(); from += AT_ONCE) {
      eachEnds(inputs.subList(from, Math.min(from + AT_ONCE, inputs.size())));
    }
  }

  private static void eachEnds(List<Input> inputs) {
    List<WorkflowStub> started = new ArrayList<>();
    for (Input input : inputs) {
      WorkflowStub stub =
          environment
              .getWorkflowClient()
              .newUntypedWorkflowStub(
                  input.type(), WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
      stub.start(Bodies.of(input.json().getBytes(UTF_8)), Bodies.of("{}".getBytes(UTF_8)));
      started.add(stub);
    }

    for (int number = 0; number < inputs.size(); number++) {
      assertEnds(started.get(number), inputs.get(number));
    }
  }

  @Provide
  Arbitrary<List<Input>> inputs() {
    return Arbitraries.oneOf(
            JsonMutations.of(PLAN).map(json -> new Input(Names.INVOKE_WEBHOOKS, json)),
            JsonMutations.of(PLAN).map(json -> new Input(Names.DELIVER_WEBHOOKS, json)),
            JsonMutations.of(DELIVERY).map(json -> new Input(Names.DELIVER_WEBHOOK, json)))
        .list()
        .ofSize(INPUTS_A_TRY);
  }

  private static void assertEnds(WorkflowStub stub, Input input) {
    try {
      stub.getResult(SECONDS, TimeUnit.SECONDS, RawValue.class);
    } catch (WorkflowFailedException e) {
      assertThat(e.getCause()).as(input.json()).isInstanceOf(ApplicationFailure.class);
      assertThat(((ApplicationFailure) e.getCause()).getType())
          .as(input.json())
          .isIn("invalid_plan", "unsupported_plan");
    } catch (TimeoutException e) {
      fail("its workflow task fails repeatedly: " + input);
    }
  }

  private static RawValue response() {
    return Bodies.response("{}".getBytes(UTF_8), 200, 1, AttemptLog.empty());
  }
}
