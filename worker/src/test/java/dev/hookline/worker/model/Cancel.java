package dev.hookline.worker.model;

/**
 * When an event is cancelled.
 *
 * @param requests so many requests have left, over all its runs; 0: as soon as it has started
 * @param millis so much later; 0: while the last of them is answered
 */
record Cancel(int requests, int millis) {}
