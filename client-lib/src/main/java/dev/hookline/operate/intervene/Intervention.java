package dev.hookline.operate.intervene;

import dev.hookline.contract.Coded;

/** What an operator does to an execution that runs. */
public enum Intervention implements Coded {
  /** End it; the attempt in flight is asked to stop and may still have arrived. */
  CANCEL,
  /** Make no further attempt of a webhook; the one in flight finishes, and its answer counts. */
  PAUSE,
  /** Make attempts of a paused webhook again, the next one at once. */
  RESUME,
  /** Make the next attempt of a webhook at once; its number and what is left of them are kept. */
  RETRY_NOW
}
