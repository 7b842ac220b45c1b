package dev.hookline.worker.internal.http;

import dev.hookline.worker.internal.call.EndpointCall;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import dev.hookline.worker.internal.secrets.Secrets;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/** The real sender over in-memory endpoints: no connection, otherwise as in a worker. */
public final class ScriptedHttp {

  private ScriptedHttp() {}

  /** Returns a sender whose endpoints respond on the sending thread. */
  public static EndpointCall over(Interceptor endpoints) {
    return new OkHttpEndpointCall(
        new HttpStack(
            AddressPolicy.standard(), new OkHttpClient.Builder().addInterceptor(endpoints)),
        new Secrets(name -> null, Set.of(), null),
        "hookline/model");
  }
}
