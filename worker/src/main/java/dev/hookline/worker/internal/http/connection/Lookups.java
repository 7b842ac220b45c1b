package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import okhttp3.Dns;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Resolves names on threads of its own: a resolver that does not respond cannot be interrupted, and
 * the attempt must still end in time. Such a lookup continues in the background; all attempts that
 * need the name wait for the same one. Thread-safe.
 */
final class Lookups implements Dns {

  private static final int MAX_THREADS = 200;
  private static final Duration IDLE_TIME = Duration.ofSeconds(2);

  /** OkHttp reports the end of a call only by its state. */
  private static final Duration CHECK = Duration.ofMillis(20);

  /** Nobody waits for the lookup any more: its call has ended, or its thread was interrupted. */
  static final class EndedException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    EndedException() {
      super("the lookup was abandoned");
    }
  }

  /** The call of this thread; OkHttp resolves names on the thread that executes the call. */
  private static final ThreadLocal<okhttp3.@Nullable Call> CALL = new ThreadLocal<>();

  private final Dns names;
  private final ThreadPoolExecutor threads;
  private final Map<String, CompletableFuture<List<InetAddress>>> running = new HashMap<>();

  Lookups(Dns names) {
    this.names = names;
    this.threads =
        new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            IDLE_TIME.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            Lookups::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "hookline-dns");
    thread.setDaemon(true);
    return thread;
  }

  /** Sends a request; the lookups of its thread end with the call. */
  static Response execute(okhttp3.Call call) throws IOException {
    CALL.set(call);
    try {
      return call.execute();
    } finally {
      CALL.remove();
    }
  }

  @Override
  public List<InetAddress> lookup(String name) throws UnknownHostException {
    okhttp3.Call call = CALL.get();
    return lookup(name, () -> call != null && call.isCanceled());
  }

  /**
   * Returns the addresses of a name.
   *
   * @param isEnded whether nobody waits for them any more
   * @throws EndedException if the wait has ended
   * @throws UnknownHostException if there are none
   */
  List<InetAddress> lookup(String name, BooleanSupplier isEnded) throws UnknownHostException {
    CompletableFuture<List<InetAddress>> lookup = started(name);
    while (!isEnded.getAsBoolean()) {
      try {
        return lookup.get(CHECK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // checks again whether it has ended
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EndedException();
      } catch (ExecutionException e) {
        UnknownHostException unknown = new UnknownHostException(name);
        unknown.initCause(e);
        throw unknown;
      }
    }
    throw new EndedException();
  }

  private CompletableFuture<List<InetAddress>> started(String name) {
    synchronized (running) {
      CompletableFuture<List<InetAddress>> found = running.get(name);
      if (found != null) {
        return found;
      }
      CompletableFuture<List<InetAddress>> lookup = new CompletableFuture<>();
      threads.execute(() -> resolve(name, lookup));
      running.put(name, lookup);
      return lookup;
    }
  }

  private void resolve(String name, CompletableFuture<List<InetAddress>> lookup) {
    try {
      List<InetAddress> found = names.lookup(name);
      end(name);
      lookup.complete(found);
    } catch (UnknownHostException | RuntimeException | Error e) {
      end(name);
      lookup.completeExceptionally(e);
    }
  }

  private void end(String name) {
    synchronized (running) {
      running.remove(name);
    }
  }
}
