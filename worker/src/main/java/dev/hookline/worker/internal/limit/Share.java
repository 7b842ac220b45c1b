package dev.hookline.worker.internal.limit;

/**
 * A worker's part in the limits of an endpoint.
 *
 * @param workers how many share them, at least 1
 * @param place its place among them, from 0; the first places get what cannot be divided
 */
record Share(int workers, int place) {

  /** The share of a worker that is alone. */
  static final Share ALL = new Share(1, 0);
}
