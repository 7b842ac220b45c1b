package dev.hookline.verification.chaos.broken;

/** The defect of a broken worker. */
enum Defect {
  /** Calls each webhook twice. */
  TWICE,
  /** Calls no async webhook and reports a response. */
  LOST,
  /** Calls the sync webhooks of an event from the last to the first. */
  REORDERED,
  /** Sends a webhook-id that depends on the worker. */
  OTHER_ID,
  /** Responds to callers before the event's async deliveries are recorded. */
  EARLY,
  /** Reuses a connection without checking for leftover bytes. */
  SWAPPED,
  /** Runs events with an ordering key at once. */
  UNORDERED,
  /** Calls endpoints beyond their rate limits. */
  UNLIMITED,
  /** Sends each alert twice. */
  ALERTS
}
