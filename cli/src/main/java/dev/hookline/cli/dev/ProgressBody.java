package dev.hookline.cli.dev;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A response's body as bytes, which says while it comes how much of it is there. */
final class ProgressBody implements BodySubscriber<byte[]> {

  private static final long MEGABYTE = 1_000_000;

  private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
  private volatile long received;
  private volatile long length = -1;

  /** Returns what reads the body of one response with this. */
  BodyHandler<byte[]> handler() {
    return response -> {
      length = response.headers().firstValueAsLong("content-length").orElse(-1);
      return this;
    };
  }

  /** Returns how much is there, such as {@code 12 of 61 MB}. */
  String text() {
    return length < 0
        ? "%d MB".formatted(received / MEGABYTE)
        : "%d of %d MB".formatted(received / MEGABYTE, length / MEGABYTE);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    bytes.onSubscribe(subscription);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one call at a time, as the JDK promises
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      received += buffer.remaining();
    }
    bytes.onNext(buffers);
  }

  @Override
  public void onError(Throwable error) {
    bytes.onError(error);
  }

  @Override
  public void onComplete() {
    bytes.onComplete();
  }
}
