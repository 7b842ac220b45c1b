package dev.hookline.verification.chaos.check;

/** A promise that was not kept. */
public record Violation(String invariant, String execution, String detail) {}
