/**
 * Replays of many executions: each batch is a workflow on the worker pool, so it survives the
 * process that started it, with its progress and its report.
 */
@org.jspecify.annotations.NullMarked
package dev.hookline.operate.batch;
