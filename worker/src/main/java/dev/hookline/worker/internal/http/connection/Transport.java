package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The bytes of one connection, in plaintext. */
interface Transport {

  InputStream input() throws IOException;

  OutputStream output() throws IOException;

  /** Checks what has arrived, blocking for at most a millisecond; it can still be read. */
  PeekResult peek();

  /** Closes the connection at once. */
  void abort();

  /** Translates an error that came before the endpoint has sent anything. */
  default IOException translated(IOException beforeAnyByte) {
    return beforeAnyByte;
  }

  /** As above, if the endpoint closed the connection; null if there is no special reason. */
  default void checkEnd() throws IOException {}
}
