package dev.hookline.cli.run;

import dev.hookline.cli.run.LoopbackReceiver.ReceivedRequest;
import dev.hookline.cli.run.LoopbackReceiver.ScriptedResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The demo's endpoints, which log each request to the story. */
final class DemoReceiver implements AutoCloseable {

  private final DemoStory story;
  private final Map<String, Deque<ScriptedResponse>> scripts = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final LoopbackReceiver receiver;

  DemoReceiver(DemoStory story) {
    this.story = story;
    try {
      receiver = LoopbackReceiver.open(0, this::response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets the responses of a webhook from now on; the last one repeats. */
  void responds(String webhook, ScriptedResponse... responses) {
    scripts.put(webhook, new ArrayDeque<>(List.of(responses)));
  }

  String url(String webhook) {
    return receiver.url(webhook);
  }

  int count(String webhook) {
    return counts.getOrDefault(webhook, 0);
  }

  private ScriptedResponse response(ReceivedRequest request) {
    String webhook = request.path().substring(1);
    ScriptedResponse response = next(webhook);
    story.line(
        webhook,
        "attempt %s got %s → %d %s"
            .formatted(
                request.header("hookline-attempt").orElse("-"),
                request.text(),
                response.status(),
                response.text()));
    counts.merge(webhook, 1, Integer::sum);
    return response;
  }

  private ScriptedResponse next(String webhook) {
    Deque<ScriptedResponse> script = scripts.getOrDefault(webhook, new ArrayDeque<>());
    synchronized (script) {
      ScriptedResponse last = script.size() > 1 ? script.poll() : script.peek();
      return last == null ? ScriptedResponse.of(404, "") : last;
    }
  }

  @Override
  public void close() {
    receiver.close();
  }
}
