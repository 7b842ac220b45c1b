package dev.hookline.worker.model;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Observes the calls between worker and server, and can drop reports. */
final class WorkerCalls implements ClientInterceptor {

  /** Observes the calls. */
  interface Watch {

    /** The server has sent something. */
    void received(Object message);

    /** Returns whether the worker's message is dropped. */
    boolean isLost(Object message);

    /** A call has ended; a dropped one was not accepted. */
    void ended(Object message, boolean taken);
  }

  private final Watch watch;

  WorkerCalls(Watch watch) {
    this.watch = watch;
  }

  @Override
  public <A, B> ClientCall<A, B> interceptCall(
      MethodDescriptor<A, B> method, CallOptions options, Channel next) {
    return new Watched<>(next.newCall(method, options));
  }

  private final class Watched<A, B> extends SimpleForwardingClientCall<A, B> {

    private volatile boolean lost;
    private volatile @Nullable A sent;

    Watched(ClientCall<A, B> call) {
      super(call);
    }

    @Override
    public void start(Listener<B> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onMessage(B message) {
              watch.received(message);
              super.onMessage(message);
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
              A message = sent;
              if (message != null) {
                watch.ended(message, status.isOk());
              }
              super.onClose(lost ? Status.NOT_FOUND : status, trailers);
            }
          },
          headers);
    }

    @Override
    public void sendMessage(A message) {
      lost = watch.isLost(message);
      sent = message;
      if (lost) {
        cancel("the worker is lost", null);
      } else {
        super.sendMessage(message);
      }
    }

    @Override
    public void halfClose() {
      if (!lost) {
        super.halfClose();
      }
    }
  }
}
