package dev.hookline.operate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one webhook of an event.
 *
 * @param name the webhook
 * @param async whether it is an async one
 * @param state how far it is
 * @param attempts how many attempts there were; 0 where none or not known
 * @param failure the message of its last failure; null for none
 * @param code the code of its last failure; null for none
 * @param nextAttemptAt when the next attempt is due; null where none is
 * @param response the recorded answer as text; null where none is kept
 * @param delivery the workflow id of an async webhook's delivery; null for a sync one
 */
public record WebhookState(
    String name,
    boolean async,
    State state,
    int attempts,
    @Nullable String failure,
    @Nullable String code,
    @Nullable Instant nextAttemptAt,
    @Nullable String response,
    @Nullable String delivery) {

  /** How far a webhook is. */
  public enum State {
    /** Not called yet, or never, since an earlier one failed. */
    NOT_CALLED,
    /** Called, waiting for its answer or for its next attempt. */
    PENDING,
    /** It succeeded. */
    SUCCEEDED,
    /** Its answer was taken from the run that this run replaces. */
    REUSED,
    /** It failed. */
    FAILED,
    /** It was ended from outside. */
    CANCELLED;

    /** Returns the text for people and programs: lower case with underscores. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static WebhookState of(String name, boolean async, State state) {
    return new WebhookState(name, async, state, 0, null, null, null, null, null);
  }
}
