package dev.hookline.verification.chaos.receiver;

import dev.hookline.verification.json.JsonLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The endpoints' process: {@code PORT FOLDER}. It keeps no state in memory that a kill could lose.
 */
public final class ReceiverProgram {

  /** The files that it writes to its folder. */
  public static final String ARRIVALS = "arrivals.jsonl";

  public static final String RESPONSES = "responses.jsonl";
  public static final String ALERTS = "alerts.jsonl";

  private static final int BACKLOG = 1_000;

  private ReceiverProgram() {}

  public static void main(String... args) throws IOException {
    Path folder = Path.of(args[1]);
    Endpoints endpoints =
        new Endpoints(
            JsonLines.appendTo(folder.resolve(ARRIVALS)),
            JsonLines.appendTo(folder.resolve(RESPONSES)),
            JsonLines.appendTo(folder.resolve(ALERTS)),
            Clock.systemUTC());
    ExecutorService threads = Executors.newCachedThreadPool();
    try (ServerSocket listener = new ServerSocket()) {
      listener.setReuseAddress(true);
      listener.bind(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])),
          BACKLOG);
      while (true) {
        Socket connection = listener.accept();
        threads.execute(() -> endpoints.serve(connection));
      }
    }
  }
}
