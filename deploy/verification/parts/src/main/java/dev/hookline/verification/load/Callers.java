package dev.hookline.verification.load;

import dev.hookline.InvocationException;
import dev.hookline.WebhookException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers that block on events. With a rate, an event's latency counts from when it was due, so
 * that a system that blocks its callers does not hide the events that they could not send
 * meanwhile.
 */
public final class Callers {

  /** Sends one event and blocks until its outcome is known. */
  public interface Call {

    /** Sends the event of that number; exceptions are counted. */
    void send(long number);
  }

  private final Load load;
  private final Tally tally;
  private final Call call;
  private final AtomicLong next = new AtomicLong();
  private final long first;
  private final long startedAt = System.nanoTime();
  private final List<Thread> threads = new ArrayList<>();

  private Callers(Load load, long first, Tally tally, Call call) {
    this.load = load;
    this.first = first;
    this.tally = tally;
    this.call = call;
  }

  /**
   * Starts callers, which end with the load.
   *
   * @param first the number of the first event
   */
  public static Callers start(Load load, long first, Tally tally, Call call) {
    Callers callers = new Callers(load, first, tally, call);
    for (int i = 0; i < load.callers(); i++) {
      Thread thread = new Thread(callers::run, "caller-" + i);
      thread.setDaemon(true);
      callers.threads.add(thread);
    }
    callers.threads.forEach(Thread::start);
    return callers;
  }

  /** Waits up to this many milliseconds for the callers to end; returns whether they have. */
  public boolean await(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (Thread thread : threads) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (thread.isAlive() && left > 0) {
        thread.join(left);
      }
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }

  /** Returns the nanoseconds since the start. */
  public long elapsed() {
    return System.nanoTime() - startedAt;
  }

  private void run() {
    while (true) {
      long index = next.getAndIncrement();
      long due = startedAt + load.dueNanos(index);
      if (!load.isWithin(index, Math.max(due, System.nanoTime()) - startedAt)) {
        return;
      }
      sleepUntil(due);
      send(first + index, load.perSecond() == null ? System.nanoTime() : due);
    }
  }

  private static void sleepUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void send(long number, long at) {
    tally.sending(number, at);
    try {
      call.send(number);
      tally.succeeded(System.nanoTime() - at);
    } catch (RuntimeException e) {
      tally.failed(number, codeOf(e));
    }
  }

  private static String codeOf(RuntimeException e) {
    if (e instanceof WebhookException failed) {
      return failed.code();
    }
    return e instanceof InvocationException call
        ? call.reason().name().toLowerCase(Locale.ROOT)
        : e.getClass().getSimpleName();
  }
}
