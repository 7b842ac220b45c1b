package dev.hookline.worker.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The bytes of one connection, in clear text. */
interface Transport {

  InputStream input() throws IOException;

  OutputStream output() throws IOException;

  /** Looks at what has arrived, waiting a millisecond at most; what it finds can still be read. */
  PeekResult peek();

  /** Closes the connection at once. */
  void abort();

  /** Returns what an error means that came before the endpoint has sent anything. */
  default IOException explained(IOException beforeAnyByte) {
    return beforeAnyByte;
  }

  /** As above, where the endpoint ended the connection; null if that needs no explanation. */
  default void checkEnd() throws IOException {}
}
