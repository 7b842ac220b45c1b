package dev.hookline.verification.bench.plain;

/** A webhook: its name and where it is. */
public record PlainHook(String name, String url) {}
