/** The activities of replays of many executions: selecting them and replaying them. */
@org.jspecify.annotations.NullMarked
package dev.hookline.worker.batch;
