package dev.hookline.worker.internal.http.connection;

/** The state of a connection, without blocking. */
enum PeekResult {
  /** Open, and nothing to read. */
  QUIET,
  /** Bytes to read. */
  BYTES,
  /** Closed by the endpoint, or broken. */
  ENDED
}
