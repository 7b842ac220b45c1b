package dev.hookline.verification.chaos.receiver;

import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.Answer;
import dev.hookline.verification.chaos.plan.Manner;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A worker's connection: carries one response after the other, until it is over. It is over once a
 * response that nobody asked for was sent on it later than the one before, or its end; a request
 * that comes all the same is written down, and gets nothing.
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

  /** Returns what a request gets here. */
  Answer answer(Request request) {
    return overSince
        .map(since -> Answer.dead((int) ((Micros.now(clock) - since) / Micros.MILLI)))
        .orElseGet(() -> answerNow(request));
  }

  /**
   * More than one response is sent to the first request only: on a connection that carried others a
   * worker cannot tell which is whose, and rightly fails the attempt.
   */
  private Answer answerNow(Request request) {
    Answer answer = request.answer();
    boolean isAmbiguous = answer.manner() == Manner.TWO || answer.manner() == Manner.EXTRA;
    return responses > 0 && isAmbiguous
        ? new Answer(answer.what(), answer.delayMillis(), Manner.PLAIN, 0)
        : answer;
  }

  /** Returns whether a whole answer could be written. */
  boolean send(Reply reply) throws InterruptedException {
    Answer answer = reply.answer();
    try {
      if (answer.what().equals(Answer.HANG)) {
        socket.setSoTimeout(HANG_MILLIS);
        // blocks until the caller has had enough
        in.skip(1);
        return false;
      }
      if (answer.what().equals(Answer.RESET) || answer.isDead()) {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(answer.delayMillis());
      socket.getOutputStream().write(reply.message());
      responses++;
      return answer.manner() != Manner.SHORT;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Does what is left after the response. Returns whether another request may come; on a connection
   * that is over, too.
   */
  boolean finish(Request request, Reply reply) throws IOException {
    in.skipNBytes(request.unread());
    Answer answer = reply.answer();
    boolean unasked = answer.manner() == Manner.TWO && answer.count() > 0;
    boolean closes = answer.manner() == Manner.CLOSES && responses >= answer.count();
    // once the next request is here, nobody can tell its response from one that it did not ask for
    if (unasked && isSilentFor(answer.count())) {
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
