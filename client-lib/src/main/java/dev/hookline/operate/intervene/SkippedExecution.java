package dev.hookline.operate.intervene;

import dev.hookline.operate.OperateException;

/**
 * An execution of a filter that an intervention skipped.
 *
 * @param executionId the execution
 * @param reason the reason; {@link OperateException.Reason#ENDED} and {@link
 *     OperateException.Reason#NOT_FOUND} if it ended in the meantime
 * @param message the reason in a sentence
 */
public record SkippedExecution(
    String executionId, OperateException.Reason reason, String message) {}
