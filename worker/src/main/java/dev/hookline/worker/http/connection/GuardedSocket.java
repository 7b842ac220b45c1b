package dev.hookline.worker.http.connection;

/** A socket with a response guard. */
interface GuardedSocket {

  ResponseGuard guard();
}
