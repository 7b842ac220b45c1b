package dev.hookline.worker.model;

import dev.hookline.contract.ExecutionIds;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The stories that run, by the ids of their executions. Thread-safe. */
final class Lives {

  private final Map<String, Life> byEvent = new ConcurrentHashMap<>();

  Life begin(String event, Story story) {
    Life life = new Life(event, story);
    byEvent.put(event, life);
    return life;
  }

  /** Returns the story of an event's execution or of one of its deliveries. */
  Optional<Life> of(String workflow) {
    return Optional.ofNullable(byEvent.get(ExecutionIds.eventOfDelivery(workflow)));
  }

  /** Returns how often work was handed out. */
  long handedOut() {
    return byEvent.values().stream().mapToLong(Life::handedOut).sum();
  }

  boolean isNothingInHand() {
    return byEvent.values().stream().allMatch(Life::isNothingInHand);
  }
}
