package dev.hookline.operate.intervene;

import dev.hookline.contract.Coded;

/** An operator's action on a running execution. */
public enum Intervention implements Coded {
  /** Cancel it; the attempt in flight is requested to stop and may still have arrived. */
  CANCEL,
  /** Make no further attempts of a webhook; the one in flight finishes, and its response counts. */
  PAUSE,
  /** Continue the attempts of a paused webhook, with the next one at once. */
  RESUME,
  /**
   * Make the next attempt of a webhook at once; its number and the remaining attempts are
   * unchanged.
   */
  RETRY_NOW,
  /** Replace the pending call of a webhook by one with another url, headers or retry policy. */
  REDIRECT
}
