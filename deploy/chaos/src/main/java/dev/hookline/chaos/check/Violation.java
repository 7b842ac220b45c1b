package dev.hookline.chaos.check;

/** A promise that was not kept. */
public record Violation(String invariant, String execution, String detail) {}
