package dev.hookline.cli.dev;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a single-node Temporal server with its UI. */
final class DevServer implements AutoCloseable {

  private static final long STOP_SECONDS = 10;

  private final List<String> command;
  private final Path log;
  private final ServerPid pid;
  private Process process;
  private boolean isClosed;

  private DevServer(List<String> command, Path log, ServerPid pid) throws IOException {
    this.command = command;
    this.log = log;
    this.pid = pid;
    this.process = launch(ProcessBuilder.Redirect.to(log.toFile()));
  }

  private Process launch(ProcessBuilder.Redirect output) throws IOException {
    Process launched =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    pid.write(launched.toHandle());
    return launched;
  }

  /** Kills the process and starts it again; returns false once it is closed. */
  synchronized boolean restart() throws IOException {
    if (isClosed) {
      return false;
    }
    end();
    process = launch(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return true;
  }

  synchronized boolean isAlive() {
    return process.isAlive();
  }

  static DevServer start(Path program, int port, int uiPort, Path database) throws IOException {
    Path absolute = database.toAbsolutePath();
    ServerPid pid = ServerPid.forDatabase(absolute);
    pid.checkGone();
    checkFree(port, "--port");
    checkFree(uiPort, "--ui-port");
    Files.createDirectories(absolute.getParent());
    Path log = absolute.resolveSibling(absolute.getFileName() + ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--ui-port",
                Integer.toString(uiPort),
                "--db-filename",
                absolute.toString(),
                "--log-level",
                "error"));
    command.addAll(ServerSettings.asOptions());
    return new DevServer(command, log, pid);
  }

  private static void checkFree(int port, String option) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      if (socket.getLocalPort() < 0) {
        throw new IOException("port was not bound");
      }
    } catch (IOException e) {
      throw new IOException(
          "port %d is in use; choose another one with %s, or set TEMPORAL_ADDRESS to use the server there"
              .formatted(port, option),
          e);
    }
  }

  synchronized void checkAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException(
          "Temporal server exited with code %d; see its log in %s"
              .formatted(process.exitValue(), log));
    }
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    end();
    pid.delete();
  }
}
