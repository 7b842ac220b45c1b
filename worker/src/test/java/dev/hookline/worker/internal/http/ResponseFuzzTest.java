package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.json.JsonText;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Timeout;

/** Whatever an endpoint sends becomes a response or a failure whose details fit a history. */
class ResponseFuzzTest {

  private static final WebhookCall WEBHOOK =
      WebhookCall.of(WebhookConfig.builder("w", "http://h/").maxResponseBytes(2_048).build());
  private static final AttemptRequest ATTEMPT =
      new AttemptRequest("E", WEBHOOK, "msg_", 1, null, new byte[0]);

  /** Status line, headers and body as in a file, without the HTTP version. */
  @FuzzTest
  @Timeout(60)
  void fuzz(byte[] input) throws IOException {
    String text = new String(input, ISO_8859_1);
    String[] parts = text.split("\n\n", 2);
    String[] head = parts[0].split("\n", -1);
    byte[] body = parts.length < 2 ? new byte[0] : parts[1].getBytes(ISO_8859_1);
    Response response =
        new Response.Builder()
            .request(new Request.Builder().url("http://h/").build())
            .protocol(Protocol.HTTP_1_1)
            .message("")
            .code(status(head[0]))
            .headers(headers(head))
            .body(ResponseBody.create(body, null))
            .build();

    AttemptOutcome outcome =
        new ResponseClassifier(WEBHOOK, new Failures(ATTEMPT), false, found -> found)
            .classify(response);

    if (outcome instanceof AttemptOutcome.Succeeded responded) {
      assertThat(responded.body().length == 0 || JsonText.isValid(responded.body())).isTrue();
    } else if (outcome instanceof AttemptOutcome.Failed failed) {
      assertThat(failed.message()).isNotBlank();
      FailureDetails details = failed.details().withLog(AttemptLog.empty());
      assertThat(WireJson.write(details)).hasSizeLessThanOrEqualTo(FailureDetails.MAX_BYTES);
    }
  }

  private static int status(String line) {
    return line.matches("[1-5][0-9]{2}") ? Integer.parseInt(line) : 200;
  }

  private static Headers headers(String[] head) {
    Headers.Builder headers = new Headers.Builder();
    for (int line = 1; line < head.length; line++) {
      int colon = head[line].indexOf(':');
      String name = head[line].substring(0, Math.max(0, colon)).trim();
      // OkHttp does not accept control characters from a test
      if (name.matches("[!-~]+")) {
        headers.addUnsafeNonAscii(name, head[line].substring(colon + 1).trim());
      }
    }
    return headers.build();
  }
}
