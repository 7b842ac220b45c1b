package dev.hookline.worker.internal.call;

/**
 * Why no attempt at an endpoint may begin now.
 *
 * @param endpoint what identifies it; if it is disabled, as the operator named it
 * @param isDisabled whether it is disabled; otherwise, this worker does not know yet
 */
public record EndpointHold(String endpoint, boolean isDisabled) {

  String reason() {
    return isDisabled
        ? "endpoint %s is disabled".formatted(endpoint)
        : "this worker has just started and does not know yet whether endpoint %s is disabled"
            .formatted(endpoint);
  }

  /** Returns the operator's next step, after a semicolon; empty if there is none. */
  String nextStep() {
    return isDisabled ? "; enable it with: hookline endpoint enable " + ShellWord.of(endpoint) : "";
  }
}
