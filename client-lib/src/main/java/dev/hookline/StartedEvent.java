package dev.hookline;

/**
 * An event that is recorded and runs, or has run, whatever becomes of who started it.
 *
 * @param event the event's name
 * @param key the idempotency key, given or made
 * @param executionId the workflow id, by which operators find the execution
 * @param runId the run that was started or found
 * @param attached whether the key had the execution before this call
 */
public record StartedEvent(
    String event, String key, String executionId, String runId, boolean attached) {}
