package dev.hookline.verification.bench.plain;

/** A webhook: its name and URL. */
public record PlainHook(String name, String url) {}
