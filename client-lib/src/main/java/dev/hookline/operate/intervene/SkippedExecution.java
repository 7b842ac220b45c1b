package dev.hookline.operate.intervene;

import dev.hookline.operate.OperateException;

/**
 * An execution of a filter on which an intervention was not made.
 *
 * @param executionId the execution
 * @param reason why; {@link OperateException.Reason#ENDED} and {@link
 *     OperateException.Reason#NOT_FOUND} where it ended while the others were acted on
 * @param message the same in a sentence
 */
public record SkippedExecution(
    String executionId, OperateException.Reason reason, String message) {}
