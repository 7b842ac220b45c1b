package dev.hookline.worker.model;

/**
 * When an event is cancelled.
 *
 * @param requests after this many requests, over all its runs; 0: as soon as it has started
 * @param millis this much later; 0: while the last of them is in flight
 */
record Cancel(int requests, int millis) {}
