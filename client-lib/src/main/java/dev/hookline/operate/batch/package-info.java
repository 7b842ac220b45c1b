/**
 * Replays of many executions: a workflow of its own on the worker pool, so that it survives whoever
 * started it, with its progress and its report.
 */
@org.jspecify.annotations.NullMarked
package dev.hookline.operate.batch;
