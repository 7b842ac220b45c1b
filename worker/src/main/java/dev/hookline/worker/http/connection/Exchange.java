package dev.hookline.worker.http.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One request and its response; executed once. */
public final class Exchange implements AutoCloseable {

  private final HttpStack stack;
  private final EndpointConduct conduct;
  private final Request request;
  private final Duration timeout;
  private final AttemptEvents events;

  private volatile @Nullable Call call;
  private volatile boolean isCancelled;
  private boolean isTrial;
  private long startedNanos;

  Exchange(
      HttpStack stack,
      EndpointConduct conduct,
      Request request,
      Duration timeout,
      AttemptEvents events) {
    this.stack = stack;
    this.conduct = conduct;
    this.request = request;
    this.timeout = timeout;
    this.events = events;
  }

  /** Sends the request, and returns the response once its head is read. */
  public Response execute() throws IOException {
    EndpointConduct.Use use = conduct.begin(AttemptEvents.endpoint(request.url()));
    isTrial = use == EndpointConduct.Use.TRIAL;
    startedNanos = System.nanoTime();
    Call sending = stack.client(use).newCall(request);
    sending.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    call = sending;
    if (isCancelled) {
      sending.cancel();
    }
    return sending.execute();
  }

  /** Ends the exchange, whatever became of it; comes after the response is closed. */
  @Override
  public void close() {
    if (isTrial) {
      conduct.endTrial(
          AttemptEvents.endpoint(request.url()),
          Duration.ofNanos(System.nanoTime() - startedNanos));
    }
  }

  /** Stops {@link #execute} or the reading of the response, from any thread. */
  public void cancel() {
    isCancelled = true;
    Call running = call;
    if (running != null) {
      running.cancel();
    }
  }

  /** Returns whether the exchange was stopped by {@link #cancel} or with all of its stack. */
  public boolean isCancelled() {
    Call running = call;
    return isCancelled || (running != null && running.isCanceled());
  }

  /** Returns whether it ended before it had a connection. */
  public boolean wasConnecting() {
    return events.wasConnecting();
  }

  /**
   * Returns the head of a response that is judged by it alone, since no content belongs to it or
   * since it is malformed; OkHttp makes an error of some of these.
   */
  public Optional<Response> decisiveHead() {
    return Optional.ofNullable(events.head())
        .filter(head -> ResponseHead.hasNoContent(head) || ResponseHead.problem(head) != null);
  }

  /**
   * Returns whether more bytes followed the response on a kept connection, so that it may be that
   * of an earlier request.
   */
  public boolean isDoubtful() {
    return events.isDoubtful();
  }
}
