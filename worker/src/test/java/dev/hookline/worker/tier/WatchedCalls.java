package dev.hookline.worker.tier;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls of a client: which are open, and which are held back. */
public final class WatchedCalls implements ClientInterceptor {

  private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> all = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> waiting = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> passing = new ConcurrentHashMap<>();
  private final List<Optional<Deadline>> deadlines = new CopyOnWriteArrayList<>();

  /** Blocks all calls of the method until {@link #release}. */
  public void hold(String method) {
    holdAfter(method, 0);
  }

  /** Blocks all calls of the method but the next ones until {@link #release}. */
  public void holdAfter(String method, int next) {
    passing.put(method, new AtomicInteger(next));
    gates.put(method, new CountDownLatch(1));
  }

  public void release(String method) {
    gates.get(method).countDown();
  }

  /** Returns how many calls are held. */
  public int waiting(String method) {
    return count(waiting, method).get();
  }

  /** Returns how many calls are waiting for a response. */
  public int open(String method) {
    return count(open, method).get();
  }

  /** Returns how many calls have begun. */
  public int total(String method) {
    return count(all, method).get();
  }

  /** Returns the deadline of each call, if set. */
  public List<Optional<Deadline>> deadlines() {
    return deadlines;
  }

  @Override
  public <A, B> ClientCall<A, B> interceptCall(
      MethodDescriptor<A, B> descriptor, CallOptions options, Channel next) {
    String method = descriptor.getBareMethodName();
    deadlines.add(Optional.ofNullable(Context.current().getDeadline()));
    count(all, method).incrementAndGet();
    pass(method);
    AtomicInteger calls = count(open, method);
    return new SimpleForwardingClientCall<>(next.newCall(descriptor, options)) {
      @Override
      public void start(Listener<B> listener, Metadata headers) {
        calls.incrementAndGet();
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              public void onClose(Status status, Metadata trailers) {
                calls.decrementAndGet();
                super.onClose(status, trailers);
              }
            },
            headers);
      }
    };
  }

  private void pass(String method) {
    CountDownLatch gate = gates.get(method);
    if (gate == null || count(passing, method).getAndDecrement() > 0) {
      return;
    }
    count(waiting, method).incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      count(waiting, method).decrementAndGet();
    }
  }

  private static AtomicInteger count(Map<String, AtomicInteger> counts, String method) {
    return counts.computeIfAbsent(method, name -> new AtomicInteger());
  }
}
