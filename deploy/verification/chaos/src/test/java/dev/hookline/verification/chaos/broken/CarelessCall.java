package dev.hookline.verification.chaos.broken;

import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.call.EndpointCall;
import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Sends attempts on kept connections, and reads whatever comes next as the response. */
final class CarelessCall implements EndpointCall {

  private final Map<String, Deque<CarelessConnection>> kept = new ConcurrentHashMap<>();

  @Override
  public Prepared prepare(AttemptRequest request) {
    URI url = URI.create(request.webhook().url());
    return new Sendable(
        kept.computeIfAbsent(url.getAuthority(), host -> new ConcurrentLinkedDeque<>()),
        url,
        request);
  }

  private record Sendable(Deque<CarelessConnection> kept, URI url, AttemptRequest request)
      implements Prepared {

    @Override
    public AttemptOutcome send() {
      CarelessConnection connection = null;
      try {
        CarelessConnection free = kept.poll();
        connection = free == null ? CarelessConnection.open(url) : free;
        Optional<byte[]> response = connection.exchange(url, request);
        kept.push(connection);
        return response
            .<AttemptOutcome>map(body -> new AttemptOutcome.Succeeded(200, body))
            .orElseGet(() -> failed(FailureCode.HTTP_STATUS));
      } catch (IOException e) {
        Optional.ofNullable(connection).ifPresent(CarelessConnection::close);
        return failed(FailureCode.CONNECTION_RESET);
      }
    }

    private AttemptOutcome failed(FailureCode code) {
      String name = request.webhook().name();
      return new AttemptOutcome.Failed(
          code, "webhook '%s' failed".formatted(name), FailureDetails.of(name), false, null);
    }

    @Override
    public void cancel() {
      // it ends with its timeout
    }
  }
}
