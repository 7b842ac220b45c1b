package dev.hookline.worker.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one webhook's attempts: identical except for their numbers, until a success, a
 * terminal failure, {@code numRetries} failures, or too many lost attempts. An attempt that was
 * lost with its worker does not count.
 */
final class Attempts {

  private static final int MAX_REPEATS = 10;
  private static final long INITIAL_MILLIS = 100;
  private static final long JITTER_MILLIS = 100;

  /** A busy machine takes real time, which adds to skipped time. */
  private static final long BUSY_MILLIS = 40_000;

  private final Hook hook;
  private final String webhookId;
  private final String body;
  private final List<String> problems = new ArrayList<>();
  private @Nullable Call last;
  private int failures;
  private int lost;
  private boolean ended;
  private String code = "";
  private String response = "";

  Attempts(Hook hook, String execution, String body) {
    this.hook = hook;
    this.webhookId = webhookId(execution, hook.name());
    this.body = body;
  }

  void next(Call call) {
    if (ended) {
      problems.add("called after its end: " + call);
    }
    if (!call.webhookId.equals(webhookId)) {
      problems.add("webhook-id %s instead of %s: %s".formatted(call.webhookId, webhookId, call));
    }
    if (!call.body.equals(body)) {
      problems.add("body %s instead of %s: %s".formatted(call.body, body, call));
    }
    boolean repeated = isRepeated(call);
    if (!repeated && call.attempt != (last == null ? 1 : last.attempt + 1)) {
      problems.add("attempt number out of order: " + call);
    }
    gap(call);
    lost -= repeated ? 1 : 0;
    count(call);
    last = call;
  }

  /** Returns the failure's code; empty after a success. */
  String code() {
    return code;
  }

  String response() {
    return response;
  }

  boolean hasEnded() {
    return ended;
  }

  List<String> problems() {
    return problems;
  }

  /** A lost first attempt may be repeated under its number, and then does not count. */
  private boolean isRepeated(Call call) {
    return last != null && last.lost && last.attempt == 1 && call.attempt == 1 && !hook.regular();
  }

  private void gap(Call call) {
    if (last == null || last.lost) {
      return;
    }
    long maximum = hook.maximumInterval() * 1_000L;
    long gap = Math.min(maximum, INITIAL_MILLIS << (failures - 1));
    if (last.step() == Step.BUSY) {
      gap = Math.max(gap, Math.min(maximum, Step.RETRY_AFTER.toMillis()));
    }
    long found = call.at - last.at;
    if (found < gap || found > gap + JITTER_MILLIS + BUSY_MILLIS) {
      problems.add("after %d ms instead of %d: %s".formatted(found, gap, call));
    }
  }

  private void count(Call call) {
    Step step = call.step();
    if (call.lost) {
      lost++;
      end(lost > MAX_REPEATS, "worker_lost");
    } else if (step.code == null) {
      response = hook.response(call.request);
      end(true, "");
    } else {
      failures++;
      end(step.isTerminal() || failures == hook.numRetries(), step.code);
    }
  }

  private void end(boolean ends, String with) {
    if (ends) {
      ended = true;
      code = with;
    }
  }

  private static String webhookId(String execution, String webhook) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest((execution + '\0' + webhook).getBytes(UTF_8));
      return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
