package dev.hookline.verification.bench.isolation;

import dev.hookline.verification.figures.LatencyFigures;

/**
 * What callers of the healthy endpoint saw.
 *
 * @param succeeded the number of their events that succeeded within the phase
 * @param failed the number of those that failed
 * @param hanging the number of events that were started for the hanging endpoint
 * @param perSecond successful events per second
 */
record Phase(long succeeded, long failed, long hanging, double perSecond, LatencyFigures latency) {}
