package dev.hookline.verification.bench.plain;

import io.temporal.activity.ActivityInterface;

/** Calls endpoints. */
@ActivityInterface
public interface PlainCall {

  /** Returns what an endpoint answered. */
  String call(String url, String body);
}
