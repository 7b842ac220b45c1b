package dev.hookline.worker.tier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Header;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskFailedEventAttributes;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.sdk.v1.UserMetadata;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that searches a history for a secret finds it in any field. */
class HistoriesTest {

  private static final String SECRET = "s3cret-of-somebody";
  private static final Payload PAYLOAD = payload("{\"token\":\"" + SECRET + "\"}");

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void showsASecret(String place, HistoryEvent.Builder event) {
    History history = History.newBuilder().addEvents(event).build();

    assertThat(Histories.text(history)).contains(SECRET);
  }

  static Stream<Arguments> places() {
    WorkflowExecutionStartedEventAttributes.Builder start =
        WorkflowExecutionStartedEventAttributes.newBuilder();
    Payloads payloads = Payloads.newBuilder().addPayloads(PAYLOAD).build();
    Failure failure =
        Failure.newBuilder()
            .setApplicationFailureInfo(ApplicationFailureInfo.newBuilder().setDetails(payloads))
            .build();
    String bytes = Base64.getEncoder().encodeToString(("of " + SECRET).getBytes(UTF_8));
    return Stream.of(
        Arguments.of("input", started(start.clone().setInput(payloads))),
        Arguments.of(
            "bytes inside JSON",
            started(
                start
                    .clone()
                    .setInput(
                        Payloads.newBuilder().addPayloads(payload("{\"b\":\"" + bytes + "\"}"))))),
        Arguments.of(
            "metadata of a payload",
            started(
                start
                    .clone()
                    .setInput(
                        Payloads.newBuilder()
                            .addPayloads(
                                Payload.newBuilder()
                                    .putMetadata("any", ByteString.copyFromUtf8(SECRET)))))),
        Arguments.of(
            "memo", started(start.clone().setMemo(Memo.newBuilder().putFields("m", PAYLOAD)))),
        Arguments.of(
            "header",
            started(start.clone().setHeader(Header.newBuilder().putFields("h", PAYLOAD)))),
        Arguments.of(
            "search attribute",
            started(
                start
                    .clone()
                    .setSearchAttributes(
                        SearchAttributes.newBuilder().putIndexedFields("s", PAYLOAD)))),
        Arguments.of(
            "failure of an earlier run", started(start.clone().setContinuedFailure(failure))),
        Arguments.of(
            "summary",
            HistoryEvent.newBuilder()
                .setUserMetadata(UserMetadata.newBuilder().setSummary(PAYLOAD))),
        Arguments.of(
            "marker",
            HistoryEvent.newBuilder()
                .setMarkerRecordedEventAttributes(
                    MarkerRecordedEventAttributes.newBuilder().putDetails("data", payloads))),
        Arguments.of("details of a failure", failed(failure)),
        Arguments.of(
            "details of a failure's cause", failed(Failure.newBuilder().setCause(failure).build())),
        Arguments.of("message", failed(Failure.newBuilder().setMessage(SECRET).build())),
        Arguments.of(
            "encoded attributes",
            failed(Failure.newBuilder().setEncodedAttributes(PAYLOAD).build())));
  }

  private static HistoryEvent.Builder started(
      WorkflowExecutionStartedEventAttributes.Builder start) {
    return HistoryEvent.newBuilder().setWorkflowExecutionStartedEventAttributes(start);
  }

  private static HistoryEvent.Builder failed(Failure failure) {
    return HistoryEvent.newBuilder()
        .setActivityTaskFailedEventAttributes(
            ActivityTaskFailedEventAttributes.newBuilder().setFailure(failure));
  }

  private static Payload payload(String json) {
    return Payload.newBuilder().setData(ByteString.copyFromUtf8(json)).build();
  }
}
