package dev.hookline.verification.chaos.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * The events of one phase, in the order of their calls.
 *
 * @param name {@code calm} (without faults) or {@code storm}
 */
public record Phase(String name, List<PlannedEvent> events) {

  public static final String CALM = "calm";
  public static final String STORM = "storm";

  /** Copies the list. */
  public Phase {
    events = List.copyOf(events);
  }

  /** Returns how many calls one caller makes at once; in a storm all delayed ones come together. */
  @JsonIgnore
  public int maxConcurrent() {
    return isCalm() ? 10 : 150;
  }

  @JsonIgnore
  public boolean isCalm() {
    return name.equals(CALM);
  }
}
