package dev.hookline.worker.http.connection;

/** A socket whose responses are guarded. */
interface GuardedSocket {

  ResponseGuard guard();
}
