package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.net.HttpURLConnection;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Prevents OkHttp from acting on a response: it would repeat a request after a 503 with {@code
 * Retry-After: 0}, and fail on a 407 without a proxy. To OkHttp every response is a plain 200.
 */
final class OriginalResponse {

  private OriginalResponse() {}

  static Response hide(Interceptor.Chain chain) throws IOException {
    return chain
        .proceed(chain.request())
        .newBuilder()
        .code(HttpURLConnection.HTTP_OK)
        .removeHeader("Retry-After")
        .build();
  }

  /** Returns the response with its original head; null if OkHttp made no connection for it. */
  static Response restore(Response response, @Nullable Response head) {
    return head == null
        ? response
        : response.newBuilder().code(head.code()).headers(head.headers()).build();
  }
}
