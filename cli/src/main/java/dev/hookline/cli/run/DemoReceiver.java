package dev.hookline.cli.run;

import dev.hookline.cli.run.LoopbackReceiver.Answer;
import dev.hookline.cli.run.LoopbackReceiver.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The demo's endpoints, which tell the story of what they were sent. */
final class DemoReceiver implements AutoCloseable {

  private final DemoStory story;
  private final Map<String, Deque<Answer>> scripts = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final LoopbackReceiver receiver;

  DemoReceiver(DemoStory story) {
    this.story = story;
    try {
      receiver = LoopbackReceiver.open(0, this::answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets what a webhook is answered from now on; the last answer repeats. */
  void answers(String webhook, Answer... answers) {
    scripts.put(webhook, new ArrayDeque<>(List.of(answers)));
  }

  String url(String webhook) {
    return receiver.url(webhook);
  }

  int count(String webhook) {
    return counts.getOrDefault(webhook, 0);
  }

  private Answer answer(Received request) {
    String webhook = request.path().substring(1);
    Answer answer = next(webhook);
    story.line(
        webhook,
        "attempt %s got %s → %d %s"
            .formatted(
                request.header("hookline-attempt").orElse("-"),
                request.text(),
                answer.status(),
                answer.text()));
    counts.merge(webhook, 1, Integer::sum);
    return answer;
  }

  private Answer next(String webhook) {
    Deque<Answer> script = scripts.getOrDefault(webhook, new ArrayDeque<>());
    synchronized (script) {
      Answer last = script.size() > 1 ? script.poll() : script.peek();
      return last == null ? Answer.of(404, "") : last;
    }
  }

  @Override
  public void close() {
    receiver.close();
  }
}
