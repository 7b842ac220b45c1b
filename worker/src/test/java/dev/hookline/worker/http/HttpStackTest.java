package dev.hookline.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

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
    try (OneConnectionServer server = new OneConnectionServer("HTTP/1.1 200 OK", false);
        HttpStack http = new HttpStack(AddressPolicy.standard(), looking)) {
      Request request = new Request.Builder().url(server.url()).build();
      try (Response response = http.client().newCall(request).execute()) {
        assertThat(response.code()).isEqualTo(200);
      }
    }
    assertThat(hasNoDelay).isTrue();
  }
}
