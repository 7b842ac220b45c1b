/** What this worker sees of endpoints, what operators have disabled, and the events of alerts. */
@org.jspecify.annotations.NullMarked
package dev.hookline.worker.internal.alert;
