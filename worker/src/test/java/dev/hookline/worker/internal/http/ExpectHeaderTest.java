package dev.hookline.worker.internal.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An endpoint that does not support {@code Expect: 100-continue} and waits for the body. */
class ExpectHeaderTest {

  @Test
  void isLeftOutSoThatTheBodyIsSentAtOnce() throws Exception {
    CompletableFuture<String> received = new CompletableFuture<>();
    try (HttpStack http = new HttpStack(AddressPolicy.standard());
        ScriptedServer server =
            new ScriptedServer(
                peer -> {
                  received.complete(peer.request());
                  peer.send(ScriptedServer.ok("{}"));
                })) {
      String response =
          new TestClient(http)
              .call(TestClient.webhook(server.url()).header("EXPECT", "100-continue").build());

      assertThat(response).isEqualTo("{}");
      assertThat(received.get(5, SECONDS)).doesNotContainIgnoringCase("expect");
    }
  }
}
