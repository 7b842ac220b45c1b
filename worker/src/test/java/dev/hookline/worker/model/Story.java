package dev.hookline.worker.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A drawn event and what befalls it.
 *
 * @param lostTasks which of its workflow tasks are lost with their worker before they are reported,
 *     by their order
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

  /** Returns the story without what loses a worker, which takes time. */
  Story withoutCrashes() {
    return new Story(
        hooks.stream().map(Hook::withoutCrashes).toList(), payload, Set.of(), cancel, replays);
  }

  Hook hook(String name) {
    return hooks.stream().filter(hook -> hook.name().equals(name)).findFirst().orElseThrow();
  }
}
