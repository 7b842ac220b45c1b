package dev.hookline.verification.chaos.broken;

/** What a broken worker does. */
enum Defect {
  /** Calls each webhook twice. */
  TWICE,
  /** Calls no async webhook and says that it answered. */
  LOST,
  /** Calls the sync webhooks of an event from the last to the first. */
  REORDERED,
  /** Sends a webhook-id that changes with the attempt's worker. */
  OTHER_ID,
  /** Answers callers before the event's async deliveries are recorded. */
  EARLY,
  /** Uses a connection again without a look at what is left on it. */
  SWAPPED
}
