package dev.hookline.verification.chaos.broken;

import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.call.AttemptRequest;
import dev.hookline.worker.internal.call.EndpointCall;

/** Sends attempts with a defect. */
record BrokenCall(EndpointCall sound, EndpointCall careless, Defect defect)
    implements EndpointCall {

  @Override
  public Prepared prepare(AttemptRequest request) {
    return switch (defect) {
      case TWICE -> new Twice(sound.prepare(request), sound.prepare(request));
      case LOST -> request.webhook().async() ? new Unsent() : sound.prepare(request);
      case OTHER_ID -> sound.prepare(withId(request, request.webhookId() + "x"));
      case SWAPPED -> careless.prepare(request);
      case REORDERED, EARLY, UNORDERED, UNLIMITED, ALERTS -> sound.prepare(request);
    };
  }

  private static AttemptRequest withId(AttemptRequest request, String id) {
    return new AttemptRequest(
        request.event(), request.webhook(), id, request.attempt(), request.trace(), request.body());
  }

  private record Twice(Prepared one, Prepared other) implements Prepared {

    @Override
    public AttemptOutcome send() {
      one.send();
      return other.send();
    }

    @Override
    public void cancel() {
      one.cancel();
      other.cancel();
    }
  }

  private record Unsent() implements Prepared {

    @Override
    public AttemptOutcome send() {
      return new AttemptOutcome.Succeeded(200, new byte[0]);
    }

    @Override
    public void cancel() {}
  }
}
