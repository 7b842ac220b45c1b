package dev.hookline.worker.http;

import dev.hookline.worker.call.EndpointCall;
import dev.hookline.worker.secrets.Secrets;
import java.util.List;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/** The real sender over endpoints in memory: no connection, all else as in a worker. */
public final class ScriptedHttp {

  private ScriptedHttp() {}

  /** Returns a sender whose requests the endpoints answer on the sending thread. */
  public static EndpointCall over(Interceptor endpoints) {
    AddressPolicy addresses = new AddressPolicy(List.of(), List.of());
    return new OkHttpEndpointCall(
        new HttpStack(addresses, new OkHttpClient.Builder().addInterceptor(endpoints)),
        addresses,
        new Secrets(name -> null, Set.of(), null),
        "hookline/model");
  }
}
