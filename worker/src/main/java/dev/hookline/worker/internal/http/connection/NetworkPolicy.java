package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * What a worker may call: the only guard, which every request of its {@link HttpStack} passes,
 * those for access tokens included. Immutable.
 *
 * @param targets what may be asked for
 * @param addresses what may be connected to
 */
public record NetworkPolicy(TargetPolicy targets, AddressPolicy addresses) {

  /** Returns a policy that restricts addresses only. */
  static NetworkPolicy of(AddressPolicy addresses) {
    return new NetworkPolicy(TargetPolicy.any(), addresses);
  }

  /** Checks a url at every attempt, also on a kept connection. */
  Response checkTarget(Interceptor.Chain chain) throws IOException {
    targets.check(chain.request().url());
    return chain.proceed(chain.request());
  }
}
