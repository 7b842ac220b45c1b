package dev.hookline.verification.chaos.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.verification.chaos.receiver.WorkerAddress;
import dev.hookline.verification.process.FreePort;
import dev.hookline.verification.receiver.Receivers;
import dev.hookline.verification.receiver.Receivers.Request;
import dev.hookline.verification.receiver.Receivers.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Endpoints that hang on request; each worker calls them at its own address. */
final class Endpoints implements AutoCloseable {

  static final String HOST = "endpoints.test";

  /**
   * A request that has arrived.
   *
   * @param worker the number of its worker
   * @param hangs whether it never gets a response
   */
  record Arrived(int worker, boolean hangs, long nanos) {}

  /** Followed by the number of the attempt that hangs; earlier ones fail. */
  private static final String HANG = "/hang";

  private static final long SLOW_SECONDS = 9;
  private static final Response SUCCESS = new Response(200, "{}".getBytes(UTF_8));
  private static final Response FAILURE = new Response(503, "{}".getBytes(UTF_8));

  private final List<Receivers> receivers = new ArrayList<>();
  private final BlockingQueue<Arrived> arrivals = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final int port = FreePort.find();
  private String hanging = "";

  Endpoints(int workers) throws IOException {
    for (int number = 0; number < workers; number++) {
      int worker = number;
      receivers.add(
          Receivers.open(
              new InetSocketAddress(WorkerAddress.of(number), port),
              request -> respond(worker, request)));
    }
  }

  String url(String path) {
    return "http://%s:%d/%s".formatted(HOST, port, path);
  }

  /** Makes the next attempt with that body hang. */
  synchronized void hangFor(String body) {
    hanging = body;
  }

  private synchronized boolean hangsNow(String body) {
    boolean hangs = hanging.equals(body);
    hanging = hangs ? "" : hanging;
    return hangs;
  }

  /** Returns the next request, hanging or not, that arrives or has arrived. */
  Arrived next(boolean hanging) throws InterruptedException, IOException {
    Arrived next = arrivals.poll(1, TimeUnit.MINUTES);
    while (next != null && next.hangs() != hanging) {
      next = arrivals.poll(1, TimeUnit.MINUTES);
    }
    if (next == null) {
      throw new IOException("no request within a minute");
    }
    return next;
  }

  /** Returns how many have arrived since the last call. */
  int drain() {
    List<Arrived> all = new ArrayList<>();
    return arrivals.drainTo(all);
  }

  private Response respond(int worker, Request request) throws InterruptedException {
    long now = System.nanoTime();
    if (request.path().equals("/slow")) {
      arrivals.add(new Arrived(worker, false, now));
      TimeUnit.SECONDS.sleep(SLOW_SECONDS);
      return SUCCESS;
    }
    // a repeat of a lost attempt has the next number
    if (request.attempt() < Integer.parseInt(request.path().substring(HANG.length()))) {
      return FAILURE;
    }
    boolean hangs = hangsNow(new String(request.body(), UTF_8));
    arrivals.add(new Arrived(worker, hangs, now));
    if (hangs) {
      closed.await();
    }
    return SUCCESS;
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    for (Receivers one : receivers) {
      one.close();
    }
  }
}
