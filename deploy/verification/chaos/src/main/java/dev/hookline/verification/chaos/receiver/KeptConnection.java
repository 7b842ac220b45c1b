package dev.hookline.verification.chaos.receiver;

import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.Manner;
import dev.hookline.verification.chaos.plan.PlannedResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A worker's connection, which carries one response after another until it is dead. It is dead once
 * a late unsolicited response or the end of the stream was sent on it; a request that still arrives
 * is recorded, and gets no response.
 */
final class KeptConnection implements AutoCloseable {

  private static final int HANG_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;
  private final Clock clock;
  private int responses;
  private Optional<Long> overSince = Optional.empty();

  KeptConnection(Socket socket, Clock clock) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.clock = clock;
    socket.setTcpNoDelay(true);
  }

  String worker() {
    return WorkerAddress.worker(socket.getInetAddress());
  }

  Optional<Request> next() throws IOException {
    return Request.read(in);
  }

  /** Returns the response to a request here. */
  PlannedResponse response(Request request) {
    return overSince
        .map(since -> PlannedResponse.dead((int) ((Micros.now(clock) - since) / Micros.MILLI)))
        .orElseGet(() -> respondNow(request));
  }

  /**
   * Several responses at once are sent only to the first request: on a connection that carried
   * others a worker cannot match them, and rightly fails the attempt.
   */
  private PlannedResponse respondNow(Request request) {
    PlannedResponse response = request.response().at(clock.millis());
    boolean isAmbiguous = response.manner() == Manner.TWO || response.manner() == Manner.EXTRA;
    return responses > 0 && isAmbiguous
        ? new PlannedResponse(response.what(), response.delayMillis(), Manner.PLAIN, 0)
        : response;
  }

  /** Returns whether a complete response was written. */
  boolean send(Reply reply) throws InterruptedException {
    PlannedResponse response = reply.response();
    try {
      if (response.what().equals(PlannedResponse.HANG)) {
        socket.setSoTimeout(HANG_MILLIS);
        // blocks until the caller gives up
        in.skip(1);
        return false;
      }
      if (response.what().equals(PlannedResponse.RESET) || response.isDead()) {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(response.delayMillis());
      socket.getOutputStream().write(reply.message());
      responses++;
      return response.manner() != Manner.SHORT;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Completes the manner after the response. Returns whether another request may arrive, even on a
   * dead connection.
   */
  boolean finish(Request request, Reply reply) throws IOException {
    in.skipNBytes(request.unread());
    PlannedResponse response = reply.response();
    boolean unsolicited = response.manner() == Manner.TWO && response.count() > 0;
    boolean closes = response.manner() == Manner.CLOSES && responses >= response.count();
    // once the next request is here, its response cannot be distinguished from an unsolicited one
    if (unsolicited && isSilentFor(response.count())) {
      socket.getOutputStream().write(reply.second());
      overSince = Optional.of(Micros.now(clock));
    } else if (closes && in.available() == 0) {
      socket.shutdownOutput();
      overSince = Optional.of(Micros.now(clock));
    }
    return true;
  }

  private boolean isSilentFor(int millis) throws IOException {
    socket.setSoTimeout(millis);
    in.mark(1);
    try {
      int unused = in.read();
      in.reset();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
