package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.worker.vectors.ScriptedServer.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The requests of one call, and the order of its visible effects. */
final class Traffic implements ScriptedServer.Observer {

  private static final long ASYNC_LIMIT_MILLIS = 15_000;

  /** Longer than the gap after the third attempt, so that an extra attempt would show. */
  private static final long QUIET_MILLIS = 600;

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<String> trace = new CopyOnWriteArrayList<>();
  private volatile Set<String> asyncNames = Set.of();
  private volatile @Nullable CaseContext context;
  private volatile long startedNanos;

  void asyncAre(Set<String> names) {
    asyncNames = names;
  }

  void begin(CaseContext call) {
    requests.clear();
    trace.clear();
    startedNanos = System.nanoTime();
    context = call;
  }

  List<String> trace() {
    return trace;
  }

  @Override
  public void arrived(Request request) {
    requests.add(request);
    if (!asyncNames.contains(request.name())) {
      trace.add(request.name() + "#" + request.number());
    }
    CaseContext call = context;
    if (call != null) {
      call.arrived(request);
    }
  }

  @Override
  public void responded(Request request) {
    CaseContext call = context;
    if (call != null) {
      call.responded(request);
    }
  }

  TreeMap<String, List<String>> lines() {
    TreeMap<String, List<String>> seen = new TreeMap<>();
    for (Request request : requests) {
      seen.computeIfAbsent(request.name(), name -> new ArrayList<>())
          .add(Recorded.request(request.method(), request.target(), Bodies.show(request.body())));
    }
    return seen;
  }

  /** Waits for the recorded number of requests, then a moment for extra ones. */
  void settle(JsonNode result) throws InterruptedException {
    if (asyncNames.isEmpty()) {
      return;
    }
    int expected = 0;
    long limit = ASYNC_LIMIT_MILLIS;
    for (JsonNode list : result.path("requests")) {
      expected += list.size();
      for (JsonNode request : list) {
        limit += request.path("sincePrevMs").path("max").asLong(0);
      }
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
    while (requests.size() < expected && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
  }

  /** Returns what differs in times and in the order of sync and async webhooks. */
  String problems(JsonNode result) {
    List<String> problems =
        new ArrayList<>(Gaps.wrong(result.path("requests"), requests, startedNanos));
    if (result.path("asyncAfterAllSync").asBoolean() && isAsyncBeforeSync()) {
      problems.add("; an async webhook was called before a sync one");
    }
    return String.join("", problems);
  }

  private boolean isAsyncBeforeSync() {
    boolean async = false;
    for (Request request : requests) {
      if (asyncNames.contains(request.name())) {
        async = true;
      } else if (async) {
        return true;
      }
    }
    return false;
  }
}
