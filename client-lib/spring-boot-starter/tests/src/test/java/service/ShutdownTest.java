package service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.WebhookManager;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that is stopped while it waits for webhooks. */
@ExtendWith(OutputCaptureExtension.class)
class ShutdownTest {

  private static final String PROJECT = "{\"projectId\":7,\"name\":\"seven\"}";

  @Test
  void finishesRequestsThenCallsThenTheWorkerThenTheConnection(CapturedOutput output)
      throws Exception {
    try (Endpoint endpoint = Endpoint.holding("{}");
        ConfigurableApplicationContext service = Service.start(Service.webhook(endpoint))) {
      CompletableFuture<HttpResponse<String>> request = Http.createProject(service);
      endpoint.awaitBody(PROJECT);
      CompletableFuture<Payload> call =
          service
              .getBean(WebhookManager.class)
              .invokeWebhooksAsync(Projects.CREATED, 8, InvokeOptions.key("8"));
      endpoint.awaitBody("8");

      // not on the common pool, which the embedded server uses
      Thread stopped = new Thread(service::close, "stop");
      stopped.start();
      await(output, "Commencing graceful shutdown");
      endpoint.respondTo(PROJECT);

      assertThat(request.get(60, TimeUnit.SECONDS).body()).isEqualTo("{}");
      await(output, "waiting for 1 webhook call(s) in flight");
      endpoint.respondTo("8");

      assertThat(call.get(60, TimeUnit.SECONDS).text()).isEqualTo("{}");
      stopped.join(TimeUnit.SECONDS.toMillis(60));
    }
    assertThat(output)
        .containsSubsequence(
            "Commencing graceful shutdown",
            "Graceful shutdown complete",
            "waiting for 1 webhook call(s) in flight",
            "all webhook calls have ended",
            "the webhook worker finishes its attempts",
            "the webhook worker has stopped",
            "Shutting down in-process gRPC server");
  }

  private static void await(CapturedOutput output, String line) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!output.toString().contains(line)) {
      assertThat(System.nanoTime()).as("waiting for the line '%s'", line).isLessThan(end);
      Thread.sleep(20);
    }
  }
}
