package dev.hookline.verification.bench.plain;

import java.util.List;

/** The webhooks of an event. */
public record PlainOrder(List<PlainHook> sync, List<PlainHook> async) {}
