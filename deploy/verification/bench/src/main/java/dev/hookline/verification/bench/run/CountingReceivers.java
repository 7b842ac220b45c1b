package dev.hookline.verification.bench.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hookline.verification.load.Shape;
import dev.hookline.verification.receiver.Receivers;
import dev.hookline.verification.receiver.Receivers.Request;
import dev.hookline.verification.receiver.Receivers.Response;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Responds at once, or refuses for a long time; counts refusals and async webhooks. */
final class CountingReceivers implements Receivers.Script {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  /** Longer than any run keeps executions in flight. */
  private static final int LONG_SECONDS = 3_000;

  private static final int FILL = 87;

  private final byte[] response = ("{\"fill\":\"" + "x".repeat(FILL) + "\"}").getBytes(US_ASCII);
  private final AtomicLong async = new AtomicLong();
  private final Set<Long> refused = ConcurrentHashMap.newKeySet();
  private volatile boolean refuses;

  @Override
  public Response respond(Request request) {
    if (refuses) {
      refused.add(Shape.numberOf(request.body()));
      return new Response(UNAVAILABLE, new byte[0], LONG_SECONDS);
    }
    if (request.path().startsWith("/async-")) {
      async.incrementAndGet();
    }
    return new Response(OK, response);
  }

  /** Starts or stops refusing everything. */
  void refuse(boolean everything) {
    refused.clear();
    refuses = everything;
  }

  /** Returns how many events were refused; a repeated attempt counts once. */
  long refused() {
    return refused.size();
  }

  /** Returns how many requests for async webhooks have arrived. */
  long async() {
    return async.get();
  }
}
