package dev.hookline.worker.internal.http.connection;

import java.io.IOException;
import java.io.OutputStream;

/** An output stream that is written in bulk. */
abstract class BulkOutput extends OutputStream {

  @Override
  public final void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public abstract void write(byte[] bytes, int offset, int length) throws IOException;
}
