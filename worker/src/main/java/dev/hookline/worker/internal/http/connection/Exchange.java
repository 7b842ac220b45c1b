package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One request and its response; executed once. */
public final class Exchange implements AutoCloseable {

  private final KeptConnections connections;
  private final Set<Exchange> running;
  private final Request request;
  private final Duration timeout;
  private final String shown;
  private final String endpoint;

  private volatile @Nullable Call call;
  private volatile boolean isCancelled;
  private KeptConnections.@Nullable Lease lease;
  private @Nullable AttemptEvents events;
  private @Nullable Response response;
  private long startedNanos;

  /**
   * Creates an exchange that is not yet executed.
   *
   * @param running contains it from {@link #execute} to {@link #close}
   */
  Exchange(
      KeptConnections connections,
      Set<Exchange> running,
      Request request,
      Duration timeout,
      String shown) {
    this.connections = connections;
    this.running = running;
    this.request = request;
    this.timeout = timeout;
    this.shown = shown;
    this.endpoint = endpoint(request.url());
  }

  private static String endpoint(HttpUrl url) {
    return url.scheme() + "://" + url.host() + ":" + url.port();
  }

  /**
   * Sends the request and returns the response once its head is read; {@link #close} closes it.
   *
   * @throws IOException if there is no complete head, or OkHttp rejects it; see {@link
   *     #decisiveHead}
   */
  public Response execute() throws IOException {
    startedNanos = System.nanoTime();
    running.add(this);
    KeptConnections.Lease leased = connections.lease(endpoint);
    lease = leased;
    AttemptEvents watching = new AttemptEvents(connections, endpoint, shown, leased);
    events = watching;
    Request.Builder watched = request.newBuilder().tag(AttemptEvents.class, watching);
    if (leased.isSingleUse()) {
      watched.header("Connection", "close");
    }
    Call sending = leased.client().newCall(watched.build());
    sending.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    call = sending;
    if (isCancelled) {
      sending.cancel();
    }
    Response received = OriginalResponse.restore(executed(sending, watching), watching.head());
    response = received;
    return received;
  }

  /**
   * OkHttp throws an undeclared exception if its thread is interrupted while waiting for a
   * connection.
   */
  private static Response executed(Call call, AttemptEvents watching) throws IOException {
    try {
      return Lookups.execute(call);
    } catch (IOException e) {
      throw watching.translated(TunnelErrors.translated(e, watching.isOpeningTunnel()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IOException(e);
    }
  }

  /** Ends the exchange in any state, and leaves the rest of the response unread. */
  @Override
  public void close() {
    running.remove(this);
    if (events != null) {
      events.abandon();
    }
    if (closeResponse() && lease != null) {
      connections.end(endpoint, lease, Duration.ofNanos(System.nanoTime() - startedNanos));
    }
  }

  /** Returns whether it could be closed; OkHttp cannot if its length is negative. */
  private boolean closeResponse() {
    try {
      if (response != null) {
        response.close();
      }
      return true;
    } catch (RuntimeException e) {
      cancel();
      return false;
    }
  }

  /** Stops {@link #execute} or reading the response, from any thread. */
  public void cancel() {
    isCancelled = true;
    Call running = call;
    if (running != null) {
      running.cancel();
    }
  }

  /** Returns whether the exchange was stopped by {@link #cancel} or {@link HttpStack#cancelAll}. */
  public boolean isCancelled() {
    Call running = call;
    return isCancelled || (running != null && running.isCanceled());
  }

  /** Returns whether an interrupt of its thread ended it. */
  public boolean wasInterrupted() {
    return Thread.currentThread().isInterrupted();
  }

  /** Returns whether it ended while connecting. */
  public boolean wasConnecting() {
    return events == null || events.wasConnecting();
  }

  /**
   * Returns the head of a response that is classified by its head alone, because it has no content
   * or is malformed; OkHttp rejects some of these.
   */
  public Optional<Response> decisiveHead() {
    return Optional.ofNullable(events)
        .map(AttemptEvents::head)
        .filter(head -> ResponseHead.hasNoContent(head) || ResponseHead.problem(head) != null);
  }

  /** Returns how long it spent in each phase that has ended, by the phase's name. */
  public Map<String, Duration> phases() {
    return events == null ? Map.of() : events.phases();
  }

  /**
   * Returns whether more bytes followed the response on a kept connection, so that it may belong to
   * an earlier request.
   */
  public boolean isAmbiguous() {
    return events != null && events.isAmbiguous();
  }
}
