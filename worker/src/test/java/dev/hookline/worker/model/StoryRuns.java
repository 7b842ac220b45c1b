package dev.hookline.worker.model;

import dev.hookline.internal.wire.ExecutionIds;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The running stories, by the ids of their executions. Thread-safe. */
final class StoryRuns {

  private final Map<String, StoryRun> byEvent = new ConcurrentHashMap<>();

  StoryRun begin(String event, Story story) {
    StoryRun storyRun = new StoryRun(event, story);
    byEvent.put(event, storyRun);
    return storyRun;
  }

  /** Returns the story of an event's execution or of one of its deliveries. */
  Optional<StoryRun> of(String workflow) {
    return Optional.ofNullable(byEvent.get(ExecutionIds.eventOfDelivery(workflow)));
  }

  /** Returns how often work was dispatched. */
  long dispatched() {
    return byEvent.values().stream().mapToLong(StoryRun::dispatched).sum();
  }

  boolean isIdle() {
    return byEvent.values().stream().allMatch(StoryRun::isIdle);
  }
}
