package dev.hookline.cli;

import io.temporal.testserver.TestServer;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Creates the class-data sharing archive that commands start from: {@code java -cp hookline.jar
 * dev.hookline.cli.ClassArchive FILE}. Only the same JVM and the same location of the jar can use
 * it; others ignore it. The launcher and the container image run this.
 */
public final class ClassArchive {

  private static final long TIMEOUT_SECONDS = 120;

  private ClassArchive() {}

  /** Writes the named file atomically; fails if it cannot. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path archive = Path.of(args[0]).toAbsolutePath();
    Path folder = Files.createTempDirectory(archive.getParent(), "rehearsal");
    try {
      Path made = folder.resolve("classes.jsa");
      runTraining(folder, made);
      Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        files.map(Path::toFile).forEach(File::delete);
      }
      Files.delete(folder);
    }
    // threads of the embedded server are still alive
    System.exit(0);
  }

  private static void runTraining(Path folder, Path archive)
      throws IOException, InterruptedException {
    int port = freePort();
    TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(port, false);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-XX:ArchiveClassesAtExit=" + archive);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(TrainingRun.class.getName(), folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    // the user's settings may point at another server
    builder.environment().keySet().removeIf(name -> name.matches("(TEMPORAL|HOOKLINE)_.*"));
    builder.environment().put("TEMPORAL_CONFIG_FILE", folder.resolve("none.toml").toString());
    builder.environment().put("TEMPORAL_ADDRESS", "127.0.0.1:" + port);
    Process process =
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    server.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
