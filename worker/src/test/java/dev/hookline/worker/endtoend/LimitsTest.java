package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.durable.Webhooks;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.show.ExecutionDetails;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Request;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events at, just below and just above each limit. */
@Tag("server")
class LimitsTest {

  private static final EventType EVENT = EventType.of("OnLimit");
  private static final int LARGEST = 1_572_864;
  private static final int DEFAULT_RESPONSE = 262_144;
  private static final int LARGEST_ID = 700;

  /** The longest id that PostgreSQL stores, including that of the delivery to {@code mail}. */
  private static final int MAX_STORED_ID = 255 - ":async:mail".length();

  private final Receiver receiver = new Receiver();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private HooklineWorker worker;

  @BeforeEach
  void startWorker() {
    worker = HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue));
  }

  @AfterEach
  void stop() {
    worker.close();
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {LARGEST - 1, LARGEST})
  void theLargestPayloadReachesEveryWebhook(int bytes) throws Exception {
    receiver
        .on("labels", Step.of(200, "{}"))
        .on("mail", Step.of(204, ""))
        .on("search", Step.of(503, ""), Step.of(204, ""));

    invoke(
        queue,
        Payload.of(text(bytes)),
        webhook("labels").finalResponse(true),
        webhook("mail").async(true),
        webhook("search").async(true));

    Await.until(() -> receiver.requests().size() == 4);
    assertThat(receiver.requests()).extracting(Request::text).containsOnly(text(bytes));
  }

  @Test
  void aPayloadOneByteLargerIsRefusedAndNothingIsCalled() {
    InvocationException refused =
        refusal(queue, Payload.of(text(LARGEST + 1)), webhook("labels").finalResponse(true));

    assertThat(refused.reason()).isEqualTo(Reason.PAYLOAD_TOO_LARGE);
    assertThat(receiver.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {DEFAULT_RESPONSE, LARGEST})
  void theLargestResponseIsPassedOnAndReturned(int bytes) throws Exception {
    receiver.on("labels", Step.of(200, text(bytes))).on("billing", Step.of(200, text(bytes)));

    Payload response =
        invoke(
            queue,
            Payload.of("{}"),
            responding("labels", bytes),
            responding("billing", bytes).useDataFrom("labels").finalResponse(true));

    assertThat(response.text()).isEqualTo(text(bytes));
    assertThat(receiver.requests("billing")).extracting(Request::text).containsExactly(text(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {DEFAULT_RESPONSE, LARGEST})
  void aResponseOneByteLargerEndsTheEventAtOnce(int bytes) {
    receiver.on("labels", Step.of(200, text(bytes + 1)));

    assertThatThrownBy(
            () -> invoke(queue, Payload.of("{}"), responding("labels", bytes).finalResponse(true)))
        .cause()
        .isInstanceOfSatisfying(
            WebhookException.class,
            failed -> assertThat(failed.code()).isEqualTo("response_too_large"))
        .hasMessageContaining("responded with more than %d bytes".formatted(bytes));
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void theLongestIdIsFoundAgain() throws Exception {
    receiver.on("labels", Step.of(200, "{}")).on("mail", Step.of(410, ""));
    String key = longest();

    invoke(
        key, Payload.of("{}"), webhook("labels").finalResponse(true), webhook("mail").async(true));

    String id = EVENT + ":" + key;
    ExecutionDetails executions = ExecutionDetails.of(client);
    Await.until(
        () -> executions.show(id + ":async:mail").execution().status() == ExecutionStatus.FAILED);
    assertThat(executions.show(id).execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void anIdOneCharacterLongerIsRefusedAndNothingIsCalled() {
    InvocationException refused =
        refusal(
            longest() + "k",
            Payload.of("{}"),
            webhook("labels").finalResponse(true),
            webhook("mail").async(true));

    assertThat(refused.reason()).isEqualTo(Reason.INVALID_KEY);
    assertThat(refused.accepted()).isEqualTo(Accepted.NO);
    assertThat(refused).hasMessageEndingWith("use a shorter key, for instance its SHA-256");
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void aChainOfFiftyPassesEachResponseToTheNext() throws Exception {
    List<WebhookConfigBuilder> chain = new ArrayList<>();
    for (int n = 0; n < 50; n++) {
      receiver.on("w" + n, Step.of(200, "{\"n\":" + n + "}"));
      WebhookConfigBuilder next = webhook("w" + n).finalResponse(n == 49);
      chain.add(n == 0 ? next : next.useDataFrom("w" + (n - 1)));
    }

    Payload response = invoke(queue, Payload.of("{}"), chain.toArray(WebhookConfigBuilder[]::new));

    assertThat(response.text()).isEqualTo("{\"n\":49}");
    assertThat(receiver.requests())
        .extracting(request -> request.path() + " " + request.text())
        .startsWith("/w0 {}")
        .endsWith("/w49 {\"n\":48}")
        .hasSize(50)
        .allMatch(call -> call.equals("/w0 {}") || isResponseOfTheOneBefore(call));
  }

  @Test
  void twoHundredWebhooksAreAllCalledOnce() throws Exception {
    receiver.on("any", Step.of(200, "{}"));
    List<WebhookConfigBuilder> all = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      all.add(
          WebhookConfig.builder("w" + n, receiver.url("any?to=" + n))
              .async(n % 2 == 1)
              .finalResponse(n == 0));
    }

    invoke(queue, Payload.of("{}"), all.toArray(WebhookConfigBuilder[]::new));

    Await.until(() -> receiver.requests().size() == 200);
    List<String> called = called();
    assertThat(called).doesNotHaveDuplicates();
    assertThat(called.subList(0, 100))
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(n -> "w" + 2 * n).toList());
  }

  @Test
  void anEventThatNoHistoryCouldHoldIsRefusedAndNothingIsCalled() {
    InvocationException refused = refusal(queue, Payload.of(text(LARGEST)), chainOfLargest(15));

    assertThat(refused.reason()).isEqualTo(Reason.PAYLOAD_TOO_LARGE);
    assertThat(refused.accepted()).isEqualTo(Accepted.NO);
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  @NeedsRealServer
  void theLargestAcceptedEventSucceeds() throws Exception {
    Payload response = invoke(queue, Payload.of(text(LARGEST)), chainOfLargest(14));

    assertThat(response.text()).isEqualTo(text(LARGEST));
    assertThat(receiver.requests()).hasSize(14);
  }

  private WebhookConfigBuilder[] chainOfLargest(int length) {
    return IntStream.range(0, length)
        .mapToObj(
            n -> {
              receiver.on("w" + n, Step.of(200, text(LARGEST)));
              return responding("w" + n, LARGEST)
                  .useDataFrom(n == 0 ? "" : "w" + (n - 1))
                  .finalResponse(n == length - 1);
            })
        .toArray(WebhookConfigBuilder[]::new);
  }

  private static boolean isResponseOfTheOneBefore(String call) {
    String[] words = call.split(" ", -1);
    int n = Integer.parseInt(words[0].substring(2));
    return words[1].equals("{\"n\":" + (n - 1) + "}");
  }

  private List<String> called() {
    return receiver.requests().stream().map(request -> request.header("Hookline-webhook")).toList();
  }

  private static String longest() {
    String unique = UUID.randomUUID().toString();
    int used = (EVENT + ":" + unique).length();
    if (TemporalTier.kind() == TemporalTier.Kind.POSTGRES) {
      return unique + "é".repeat(MAX_STORED_ID - used);
    }
    int left = LARGEST_ID - used;
    return unique + "é".repeat(left / 2) + "k".repeat(left % 2);
  }

  private static String text(int bytes) {
    return "\"" + "x".repeat(bytes - 2) + "\"";
  }

  private Payload invoke(String key, Payload payload, WebhookConfigBuilder... webhooks)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (DurableWebhookManager manager = manager(webhooks)) {
      return manager
          .invokeWebhooksAsync(EVENT, payload, InvokeOptions.key(key))
          .get(60, TimeUnit.SECONDS);
    }
  }

  private InvocationException refusal(
      String key, Payload payload, WebhookConfigBuilder... webhooks) {
    try (DurableWebhookManager manager = manager(webhooks)) {
      return catchThrowableOfType(
          InvocationException.class,
          () ->
              manager.invokeWebhooks(
                  EVENT, payload, InvokeOptions.key(key), OnSuccess.noOp(), OnError.noOp()));
    }
  }

  private DurableWebhookManager manager(WebhookConfigBuilder... webhooks) {
    WebhookConfig[] built =
        Arrays.stream(webhooks).map(WebhookConfigBuilder::build).toArray(WebhookConfig[]::new);
    return Webhooks.initialize(
            Config.empty().with(EVENT, built),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }

  private WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name));
  }

  /** The default is not set explicitly. */
  private WebhookConfigBuilder responding(String name, int bytes) {
    return bytes == DEFAULT_RESPONSE ? webhook(name) : webhook(name).maxResponseBytes(bytes);
  }
}
