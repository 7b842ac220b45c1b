package dev.hookline.worker.internal.http.connection;

/** A socket with a response guard. */
interface GuardedSocket {

  ResponseGuard guard();
}
