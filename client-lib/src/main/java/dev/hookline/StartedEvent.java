package dev.hookline;

/**
 * An event that is recorded and runs, or has run, independently of its starter.
 *
 * @param event the event's name
 * @param key the idempotency key, given or generated
 * @param executionId the workflow id; operators find the execution by it
 * @param runId the run that was started or found
 * @param attached whether the execution existed before this call
 */
public record StartedEvent(
    String event, String key, String executionId, String runId, boolean attached) {}
