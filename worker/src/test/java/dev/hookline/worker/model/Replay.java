package dev.hookline.worker.model;

import dev.hookline.operate.replay.ReplayOptions;

/** Where the replay of an event starts. */
enum Replay {
  FROM_FAILED,
  FROM_START;

  ReplayOptions options() {
    return this == FROM_FAILED ? ReplayOptions.fromFailed() : ReplayOptions.fromStart();
  }
}
