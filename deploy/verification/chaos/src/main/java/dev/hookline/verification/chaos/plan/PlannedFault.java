package dev.hookline.verification.chaos.plan;

/**
 * One fault.
 *
 * @param atMillis when it is injected, from the start of the storm
 * @param target the process or link, for instance {@code worker-0} or {@code worker-0~server}
 * @param millis how long it lasts; for a killed process, the time until its restart
 */
public record PlannedFault(long atMillis, FaultKind kind, String target, int millis) {}
