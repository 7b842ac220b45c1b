package dev.hookline.verification.bench.plain;

import io.temporal.activity.ActivityInterface;

/** Calls endpoints. */
@ActivityInterface
public interface PlainCall {

  /** Returns the response body. */
  String call(String url, String body);
}
