package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.Exchange;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class HttpStackTest {

  @Test
  void requestsAreSentWithTcpNoDelay() throws Exception {
    AtomicBoolean hasNoDelay = new AtomicBoolean();
    OkHttpClient.Builder looking =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  hasNoDelay.set(chain.connection().socket().getTcpNoDelay());
                  return response;
                });
    try (ScriptedServer server =
            new ScriptedServer(
                peer -> {
                  peer.request();
                  peer.send(ScriptedServer.ok("{}"));
                });
        HttpStack http = new HttpStack(AddressPolicy.standard(), looking)) {
      Request request = new Request.Builder().url(server.url()).build();
      try (Exchange exchange = http.exchange(request, Duration.ofSeconds(5), "test");
          Response response = exchange.execute()) {
        assertThat(response.code()).isEqualTo(200);
      }
    }
    assertThat(hasNoDelay).isTrue();
  }

  @Test
  void cancelAllStopsExchangesThatAreReadingContent() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                peer -> {
                  peer.request();
                  peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{");
                  peer.awaitEnd();
                });
        HttpStack http = new HttpStack(AddressPolicy.standard())) {
      Request request = new Request.Builder().url(server.url()).build();
      try (Exchange exchange = http.exchange(request, Duration.ofSeconds(5), "test");
          Response response = exchange.execute()) {
        http.cancelAll();

        assertThat(exchange.isCancelled()).isTrue();
        assertThatThrownBy(() -> response.body().bytes()).isInstanceOf(IOException.class);
      }
    }
  }
}
