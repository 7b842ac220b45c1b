package dev.hookline.verification.chaos.receiver;

import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.log.ResponseLine;
import dev.hookline.verification.json.JsonLines;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Records requests, then follows the script in their URL. Thread-safe. */
final class Endpoints {

  private final JsonLines arrivals;
  private final JsonLines responses;
  private final JsonLines alerts;
  private final Clock clock;
  private final AtomicLong numbers = new AtomicLong();
  private final String start;

  Endpoints(JsonLines arrivals, JsonLines responses, JsonLines alerts, Clock clock) {
    this.arrivals = arrivals;
    this.responses = responses;
    this.alerts = alerts;
    this.clock = clock;
    this.start = Long.toString(Micros.now(clock), 36);
  }

  void serve(Socket socket) {
    try (KeptConnection connection = new KeptConnection(socket, clock)) {
      boolean open = true;
      while (open) {
        Optional<Request> request = connection.next();
        open = request.isPresent() && response(request.get(), connection);
      }
    } catch (IOException e) {
      // the caller closed the connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether the connection can be used again. */
  private boolean response(Request request, KeptConnection connection)
      throws IOException, InterruptedException {
    String name = start + "-" + numbers.incrementAndGet();
    Reply reply = Reply.to(request, connection.response(request), name);
    if (request.isAlert()) {
      alerts.append(request.alert(Micros.now(clock), connection.worker()));
    } else {
      arrivals.append(request.arrival(Micros.now(clock), name, connection.worker(), reply));
    }
    boolean whole = connection.send(reply);
    responses.append(new ResponseLine(Micros.now(clock), name, whole));
    return whole && connection.finish(request, reply);
  }
}
