package dev.hookline.cli.dev;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.hookline.cli.input.ServerCheck;
import dev.hookline.cli.run.GracefulStop;
import dev.hookline.connect.Connection;
import dev.hookline.worker.EnvironmentSettings;
import dev.hookline.worker.WorkerProgram;
import dev.hookline.worker.internal.metrics.Metrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Runs a server and a worker, and stops them in reverse order. */
final class DevRun {

  private static final long START_SECONDS = 60;
  private final Function<String, @Nullable String> environment;
  private final UserDirectories folders;
  private final PrintWriter messages;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  DevRun(
      Function<String, @Nullable String> environment,
      UserDirectories folders,
      PrintWriter messages) {
    this.environment = environment;
    this.folders = folders;
    this.messages = messages;
  }

  void run(int port, int uiPort, Path database) throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop = new Thread(() -> stop(stopped), "hookline-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    GracefulStop.exitWithZeroOnSigterm();
    Metrics metrics = new Metrics();
    String address = environment.apply("TEMPORAL_ADDRESS");
    if (address == null || address.isBlank()) {
      DevServer server = DevServer.start(binary().find(), port, uiPort, database);
      started.push(server);
      Connection connection = Connection.to("127.0.0.1:" + port, metrics.scope());
      DevNamespace namespace = new DevNamespace(connection.client());
      prepare(server, namespace);
      started.push(new DevWatch(server, namespace::health, DevWatch.TIMEOUT, this::report).begin());
      work(connection, metrics);
      report("Temporal UI   http://127.0.0.1:%d".formatted(uiPort));
      report("server        127.0.0.1:%d, stored in %s".formatted(port, database.toAbsolutePath()));
    } else {
      Connection connection = Connection.fromEnvironment(metrics.scope());
      ServerCheck.check(connection.client());
      work(connection, metrics);
      report("server        %s, from TEMPORAL_ADDRESS".formatted(address));
    }
    report("try           hookline invoke EVENT -c webhooks.yaml -p event.json");
    report("ready; stop with ctrl-c");
    stopped.await();
  }

  private TemporalBinary binary() {
    String releases = environment.apply("HOOKLINE_TEMPORAL_RELEASES");
    URI source = releases == null ? ReleaseArchive.RELEASES : URI.create(releases);
    return new TemporalBinary(environment, folders.cache(), new ReleaseArchive(source), messages);
  }

  private static void prepare(DevServer server, DevNamespace namespace)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!namespace.exists()) {
      server.checkAlive();
      if (System.nanoTime() > end) {
        throw new IOException("Temporal server was not ready within %d s".formatted(START_SECONDS));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    namespace.keepThirtyDays();
    namespace.registerAttributes();
  }

  private void work(Connection connection, Metrics metrics) throws IOException {
    EnvironmentSettings settings = new EnvironmentSettings(environment);
    started.push(WorkerProgram.start(connection, metrics, settings));
    report("worker        polls task queue '%s'".formatted(settings.worker().taskQueue()));
  }

  private void stop(CountDownLatch stopped) {
    // ctrl-c reaches the server at the same moment, so errors about its end are no news
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger("io.temporal")
        .setLevel(Level.OFF);
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        report("stopping: " + e.getMessage());
      }
    }
    stopped.countDown();
  }

  private void report(String what) {
    messages.println(what);
    messages.flush();
  }
}
