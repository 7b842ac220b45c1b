package dev.hookline.verification.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of JSON lines. A line is on the disk before {@link #append} returns, so that it outlives
 * the process. Thread-safe.
 */
public final class JsonLines implements AutoCloseable {

  private final FileChannel file;

  private JsonLines(FileChannel file) {
    this.file = file;
  }

  public static JsonLines appendTo(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    // an earlier writer may have been killed within a line
    file.write(ByteBuffer.wrap(new byte[] {'\n'}));
    return new JsonLines(file);
  }

  public void append(Object line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((Json.line(line) + "\n").getBytes(UTF_8));
      synchronized (file) {
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the lines of a file; none if it does not exist. Ignores an incomplete line. */
  public static <T> List<T> read(Path path, Class<T> type) throws IOException {
    List<T> lines = new ArrayList<>();
    for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
      try {
        if (!line.isEmpty()) {
          lines.add(Json.read(line, type));
        }
      } catch (JsonProcessingException e) {
        // its writer was killed
      }
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
