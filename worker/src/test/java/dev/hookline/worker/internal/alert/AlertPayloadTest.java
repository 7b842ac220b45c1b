package dev.hookline.worker.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.internal.endpoint.Alert;
import dev.hookline.internal.endpoint.EndpointState;
import dev.hookline.internal.endpoint.FailedCall;
import org.junit.jupiter.api.Test;

/** The documented JSON of alerts. */
class AlertPayloadTest {

  @Test
  void namesTheAttemptAndTheCommandThatShowsIt() throws Exception {
    FailedCall call = new FailedCall("OnX", "billing", "OnX:it's", "http_status", 503);
    EndpointState state = EndpointState.of("billing.example.com:443").withLast(call);

    assertThat(json(Alert.of(Alert.FAILING, 1_764_471_600_000L, state, 1_764_471_595_000L, 10)))
        .isEqualTo(
            """
            {"type":"webhook.failing","timestamp":"2025-11-30T03:00:00Z","data":{\
            "endpoint":"billing.example.com:443","since":"2025-11-30T02:59:55Z","failures":10,\
            "event":"OnX","webhook":"billing","code":"http_status","status":503,\
            "executionId":"OnX:it's","command":"hookline show 'OnX:it'\\\\''s'"}}""");
  }

  @Test
  void aTimeoutHasNoStatusAndGivenUpWebhooksAreCounted() throws Exception {
    EndpointState state =
        EndpointState.of("h:1").withLast(new FailedCall("OnX", "b", "OnX:1", "timeout", null));

    assertThat(json(Alert.of(Alert.EXHAUSTED, 0, state, 0, 42)))
        .contains("\"webhooks\":42", "\"code\":\"timeout\"")
        .doesNotContain("\"status\"");
  }

  @Test
  void aBatchHasItsCounts() throws Exception {
    assertThat(json(Alert.of(new Alert.FinishedBatch("6bc42486-9d64", "succeeded", 6, 1), 0)))
        .isEqualTo(
            """
            {"type":"batch.finished","timestamp":"1970-01-01T00:00:00Z","data":{\
            "batch":"6bc42486-9d64","status":"succeeded","replayed":6,"refused":1,\
            "command":"hookline replay report 6bc42486-9d64"}}""");
  }

  private static String json(Alert alert) throws Exception {
    return new ObjectMapper().writeValueAsString(AlertPayload.of(alert));
  }
}
