/**
 * Replays many executions: each batch is a workflow on the worker pool, so that it, its progress
 * and its report survive the process that started it.
 */
@org.jspecify.annotations.NullMarked
package dev.hookline.operate.batch;
