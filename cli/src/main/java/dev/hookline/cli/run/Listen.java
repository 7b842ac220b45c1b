package dev.hookline.cli.run;

import dev.hookline.cli.output.OutputFormat;
import dev.hookline.cli.run.LoopbackReceiver.ReceivedRequest;
import dev.hookline.cli.run.LoopbackReceiver.ScriptedResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A receiver that prints each request and responds by script, counted per path. */
final class Listen implements AutoCloseable {

  private final ListenScript script;
  private final @Nullable SignatureCheck signatures;
  private final OutputFormat output;
  private final PrintWriter out;
  private final Map<String, Integer> counts = new HashMap<>();
  private final LoopbackReceiver receiver;

  /**
   * Starts listening.
   *
   * @param signatures verifies each request; null to verify none
   */
  Listen(
      int port,
      ListenScript script,
      @Nullable SignatureCheck signatures,
      OutputFormat output,
      PrintWriter out)
      throws IOException {
    this.script = script;
    this.signatures = signatures;
    this.output = output;
    this.out = out;
    try {
      receiver = LoopbackReceiver.open(port, this::response);
    } catch (BindException e) {
      throw new IOException(
          "port %d is in use; choose another one with --port, or 0 for a free port".formatted(port),
          e);
    }
  }

  String url(String path) {
    return receiver.url(path);
  }

  /** Locked, so that requests are numbered in the order in which they are printed. */
  private ScriptedResponse response(ReceivedRequest request) {
    synchronized (counts) {
      int number = counts.merge(request.path(), 1, Integer::sum);
      ScriptedResponse response = script.response(number);
      ListenLine line =
          ListenLine.of(
              request, number, response, signatures == null ? null : signatures.of(request));
      out.println(output == OutputFormat.JSON ? line.json() : line.text());
      out.flush();
      return response;
    }
  }

  /** Returns one line with the number of requests. */
  String summary() {
    synchronized (counts) {
      int requests = counts.values().stream().mapToInt(Integer::intValue).sum();
      return "%d request(s) on %d path(s)".formatted(requests, counts.size());
    }
  }

  @Override
  public void close() {
    receiver.close();
  }
}
