package dev.hookline.bench.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hookline.cli.bench.Receivers;
import java.util.concurrent.atomic.AtomicLong;

/** Answers at once, and counts what arrives for async webhooks. */
final class CountingReceivers implements Receivers.Script {

  private static final int OK = 200;
  private static final int FILL = 87;

  private final byte[] answer = ("{\"fill\":\"" + "x".repeat(FILL) + "\"}").getBytes(US_ASCII);
  private final AtomicLong async = new AtomicLong();

  @Override
  public Receivers.Reply reply(Receivers.Arrival arrival) {
    if (arrival.path().startsWith("/async-")) {
      async.incrementAndGet();
    }
    return new Receivers.Reply(OK, answer);
  }

  /** Returns how many requests for async webhooks have arrived. */
  long async() {
    return async.get();
  }
}
