package dev.hookline.worker.http.connection;

/** What a look at a connection shows, without waiting for more. */
enum PeekResult {
  /** Open, and nothing to read. */
  QUIET,
  /** There are bytes to read. */
  BYTES,
  /** The endpoint has closed it, or it is broken. */
  ENDED
}
