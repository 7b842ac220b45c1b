package dev.hookline.worker.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A generated event and what happens to it.
 *
 * @param lostTasks the indexes of its workflow tasks that are lost with their worker before they
 *     are reported
 * @param cancel when it is cancelled; null for never
 * @param replays how it is replayed as long as it has not succeeded
 */
record Story(
    List<Hook> hooks,
    String payload,
    Set<Integer> lostTasks,
    @Nullable Cancel cancel,
    List<Replay> replays) {

  List<Hook> sync() {
    return hooks.stream().filter(hook -> !hook.async()).toList();
  }

  List<Hook> async() {
    return hooks.stream().filter(Hook::async).toList();
  }

  /** Returns the story without lost workers, which take time. */
  Story withoutCrashes() {
    return new Story(
        hooks.stream().map(Hook::withoutCrashes).toList(), payload, Set.of(), cancel, replays);
  }

  Hook hook(String name) {
    return hooks.stream().filter(hook -> hook.name().equals(name)).findFirst().orElseThrow();
  }
}
