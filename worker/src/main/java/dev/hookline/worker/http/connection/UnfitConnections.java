package dev.hookline.worker.http.connection;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Takes another connection where a kept one turned out unfit before anything was sent on it. */
final class UnfitConnections {

  private UnfitConnections() {}

  /** Each turn closes one kept connection, and a new one is never unfit. */
  static Response replaced(Interceptor.Chain chain) throws IOException {
    while (true) {
      try {
        return chain.proceed(chain.request());
      } catch (UnfitConnectionException e) {
        // nothing was sent
      }
    }
  }
}
