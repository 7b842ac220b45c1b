package dev.hookline.worker.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hookline.DurableOptions;
import dev.hookline.DurableWebhookManager;
import dev.hookline.InvokeOptions;
import dev.hookline.OnError;
import dev.hookline.OnSuccess;
import dev.hookline.Payload;
import dev.hookline.WebhookException;
import dev.hookline.config.AuthConfig;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.ProxyConfig;
import dev.hookline.config.WebhookConfig;
import dev.hookline.config.WebhookConfigBuilder;
import dev.hookline.config.WebhookExecution;
import dev.hookline.durable.Webhooks;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.internal.http.TestProxy;
import dev.hookline.worker.internal.metrics.AttemptLogger;
import dev.hookline.worker.internal.metrics.Metrics;
import dev.hookline.worker.tier.Histories;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Events whose webhooks are authenticated, from the manager to the endpoint. */
@Tag("server")
class AuthenticatedEventTest {

  private static final EventType EVENT = EventType.of("OnProjectCreated");
  private static final String TOKEN = "{\"access_token\":\"%s\",\"token_type\":\"Bearer\"}";

  private final Map<String, String> variables = new ConcurrentHashMap<>();
  private final List<String> codes = new CopyOnWriteArrayList<>();
  private final Receiver receiver = new Receiver();
  private final Metrics metrics = new Metrics();
  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();
  private final TestProxy proxy = proxy();
  private final HooklineWorker worker =
      HooklineWorker.start(
          client,
          WorkerSettings.of(variables::get)
              .withTaskQueue(queue)
              .withAllowedProxies(List.of("127.0.0.1:" + proxy.port())),
          new AttemptLogger(
              attempt -> {
                metrics.observed(attempt);
                if (attempt.failure() != null) {
                  codes.add(attempt.failure().code());
                }
              }));

  private TestProxy proxy() {
    try {
      return new TestProxy("me:hunter2-proxy")
          .leading("labels.invalid:80", URI.create(receiver.url("any")).getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() throws IOException {
    worker.close();
    receiver.close();
    proxy.close();
  }

  @ParameterizedTest
  @EnumSource(WebhookExecution.class)
  void waitsForAMissingSecretWithoutConsumingAttempts(WebhookExecution execution) throws Exception {
    receiver.on("labels", Step.of(503, ""), Step.of(200, "{}"));
    WebhookConfigBuilder webhook =
        webhook("labels").execution(execution).numRetries(2).maximumInterval(1);

    try (DurableWebhookManager manager =
        manager(webhook.auth(AuthConfig.bearer("${env:HOOKLINE_SECRET_LATE}")).build())) {
      CompletableFuture<Payload> response =
          manager.invokeWebhooksAsync(EVENT, Payload.of("{}"), InvokeOptions.defaults());
      Await.until(() -> codes.size() >= 4);
      assertThat(receiver.requests()).isEmpty();
      variables.put("HOOKLINE_SECRET_LATE", "s3cret");

      response.get(30, TimeUnit.SECONDS);
    }

    assertThat(codes.subList(0, 4)).containsOnly("secret_missing");
    assertThat(codes).containsOnlyOnce("http_status");
    assertThat(receiver.requests())
        .hasSize(2)
        .allMatch(request -> request.header("Authorization").equals("Bearer s3cret"));
  }

  @Test
  void keepsNoSecretOfAnyKindAnywhere() {
    secret("bearer", "basic", "apikey", "client", "url", "header", "proxy");
    String access = "hunter2-access-token";
    String basic = Base64.getEncoder().encodeToString("hookline:hunter2-basic".getBytes(UTF_8));
    Map<String, String> echoes =
        Map.of(
            "bearer", "got Bearer hunter2-bearer",
            "basic", "got hunter2-basic, in " + basic,
            "apiKey", "got hunter2-apikey",
            "oauth2", "got " + access,
            "proxied", "got nothing",
            "last", "got /last?key=hunter2-url and hunter2-header");
    echoes.forEach((name, echo) -> receiver.on(name, Step.of(500, echo), Step.of(200, "{}")));
    receiver.on("token", Step.of(400, "hunter2-client"), Step.of(200, TOKEN.formatted(access)));
    String key = "k-" + queue;
    ListAppender<ILoggingEvent> lines = listen();

    try (DurableWebhookManager manager =
        manager(
            webhook("bearer").auth(AuthConfig.bearer(ref("bearer"))).build(),
            webhook("basic").auth(AuthConfig.basic("hookline", ref("basic"))).build(),
            webhook("apiKey").auth(AuthConfig.apiKey("X-Api-Key", ref("apikey"))).build(),
            webhook("oauth2")
                .auth(AuthConfig.oauth2(receiver.url("token"), "hookline", ref("client")))
                .build(),
            WebhookConfig.builder("proxied", "http://labels.invalid/proxied")
                .proxy(
                    ProxyConfig.of("http://127.0.0.1:" + proxy.port())
                        .withCredentials("me", ref("proxy")))
                .build(),
            WebhookConfig.builder("last", receiver.url("last") + "?key=" + ref("url"))
                .header("X-Secret", ref("header"))
                .numRetries(1)
                .finalResponse(true)
                .build())) {
      String error =
          org.assertj.core.api.Assertions.catchThrowableOfType(
                  WebhookException.class,
                  () ->
                      manager.invokeWebhooks(
                          EVENT,
                          Payload.of("{}"),
                          InvokeOptions.key(key),
                          OnSuccess.noOp(),
                          OnError.noOp()))
              .toString();
      assertThat(receiver.requests("oauth2")).hasSize(2);
      assertThat(proxy.seen()).hasSize(2);
      assertThat(receiver.requests("last").get(0).header("X-secret")).isEqualTo("hunter2-header");
      String history = Histories.text(client, manager.executionId(EVENT, key));
      assertThat(history).contains("token_error", "[redacted]");
      assertThat(List.of(error, history, metrics.scrape()))
          .noneMatch(text -> text.contains("hunter2"));
    } finally {
      root().detachAppender(lines);
      root().setLevel(null);
    }
    assertThat(lines.list).isNotEmpty();
    assertThat(lines.list)
        .extracting(line -> line.getFormattedMessage() + line.getKeyValuePairs())
        .noneMatch(line -> line.contains("hunter2"));
  }

  private static ListAppender<ILoggingEvent> listen() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root().addAppender(lines);
    root().setLevel(Level.DEBUG);
    return lines;
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger("dev.hookline");
  }

  private void secret(String... names) {
    for (String name : names) {
      variables.put(
          "HOOKLINE_SECRET_" + name.toUpperCase(java.util.Locale.ROOT), "hunter2-" + name);
    }
  }

  private static String ref(String name) {
    return "${env:HOOKLINE_SECRET_%s}".formatted(name.toUpperCase(java.util.Locale.ROOT));
  }

  private WebhookConfigBuilder webhook(String name) {
    return WebhookConfig.builder(name, receiver.url(name)).finalResponse(name.equals("labels"));
  }

  private DurableWebhookManager manager(WebhookConfig... webhooks) {
    return Webhooks.initialize(
            Config.empty().with(EVENT, webhooks),
            List.of(EVENT),
            client,
            DurableOptions.defaults().withTaskQueue(queue))
        .orElseThrow();
  }
}
