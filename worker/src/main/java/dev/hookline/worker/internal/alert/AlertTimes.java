package dev.hookline.worker.internal.alert;

/**
 * When a worker reports a change. Times are in milliseconds.
 *
 * @param failures how many failed attempts in a row make an endpoint failing
 * @param failingAfter how long after the first of them two are enough
 * @param recoveredAfter how long after its first response, with at most one failure in five
 *     attempts, it has recovered
 * @param exhaustedEvery the time between two alerts about webhooks that failed for good; 0 if
 *     nobody is alerted about these
 */
public record AlertTimes(
    int failures, long failingAfter, long recoveredAfter, long exhaustedEvery) {}
