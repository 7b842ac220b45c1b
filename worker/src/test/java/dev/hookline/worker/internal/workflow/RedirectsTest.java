package dev.hookline.worker.internal.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.WireJson;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.junit.jupiter.api.Test;

/** Two redirects in one workflow task. */
class RedirectsTest {

  /** Handles two redirects, of which both have passed the check. */
  @WorkflowInterface
  public interface Twice {

    /** Returns how the second one ended. */
    @WorkflowMethod
    String run();
  }

  /** The implementation. */
  public static final class TwiceWorkflow implements Twice {
    @Override
    public String run() {
      Redirects redirects = Redirects.accepted();
      var correction = redirects.of("a");
      redirects.check(to("http://first"));
      redirects.check(to("http://second"));
      redirects.redirect(to("http://first"));
      try {
        redirects.redirect(to("http://second"));
        return "accepted";
      } catch (ApplicationFailure e) {
        return e.getOriginalMessage() + ", " + correction.get().url();
      }
    }

    private static RawValue to(String url) {
      return WireJson.toPayload(
          WebhookCall.of(WebhookConfig.builder("a", url).finalResponse(true).build()));
    }
  }

  @Test
  void theSecondOneIsRefused() {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      environment.newWorker("q").registerWorkflowImplementationTypes(TwiceWorkflow.class);
      environment.start();

      String second =
          environment
              .getWorkflowClient()
              .newWorkflowStub(Twice.class, WorkflowOptions.newBuilder().setTaskQueue("q").build())
              .run();

      assertThat(second)
          .isEqualTo("webhook 'a' is being redirected; try again once that is done, http://first");
    }
  }
}
