/** The activities of a batch: they select executions and replay them. */
@org.jspecify.annotations.NullMarked
package dev.hookline.worker.internal.batch;
