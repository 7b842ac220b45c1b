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

  private final Process process;
  private final Path log;
  private final ServerPid pid;

  private DevServer(Process process, Path log, ServerPid pid) {
    this.process = process;
    this.log = log;
    this.pid = pid;
  }

  static DevServer start(Path program, int port, int uiPort, Path database) throws IOException {
    Path absolute = database.toAbsolutePath();
    ServerPid pid = ServerPid.beside(absolute);
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
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    pid.write(process.toHandle());
    return new DevServer(process, log, pid);
  }

  private static void checkFree(int port, String option) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      if (socket.getLocalPort() < 0) {
        throw new IOException("port was not opened");
      }
    } catch (IOException e) {
      throw new IOException(
          "port %d is taken; choose another one with %s, or set TEMPORAL_ADDRESS to use the server there"
              .formatted(port, option),
          e);
    }
  }

  void checkAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException(
          "Temporal server ended with %d; its log is %s".formatted(process.exitValue(), log));
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    pid.delete();
  }
}
