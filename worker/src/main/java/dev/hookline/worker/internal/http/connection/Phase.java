package dev.hookline.worker.internal.http.connection;

import dev.hookline.contract.Coded;

/** A part of an attempt's time. An attempt on a kept connection has only the last two. */
enum Phase implements Coded {
  /** Resolving the endpoint's name, or the proxy's. */
  DNS,
  /** Opening the connection, through a proxy if there is one. */
  CONNECT,
  /** The TLS handshake. */
  TLS,
  /** From the first byte of the request to the end of the response's head. */
  FIRST_BYTE,
  /** Reading the response's body. */
  BODY
}
