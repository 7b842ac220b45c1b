package dev.hookline.spring;

/** The embedded worker, for classes that are loaded without {@code hookline-worker} too. */
interface WorkerState {

  boolean acceptsWork();
}
