package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.worker.tier.TemporalTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the command as a separate process. */
public final class HooklineProcess {

  private HooklineProcess() {}

  /** The output of a command, and its exit code. */
  public record Ended(int code, String out, String err) {}

  /** Runs a command to its end, on the server under test. */
  static Ended run(String... args) throws IOException, InterruptedException {
    return run(Map.of("TEMPORAL_ADDRESS", TemporalTier.current().address()), args);
  }

  /** Runs a command to its end. */
  public static Ended run(Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile("hookline", "err");
    Process process = of(environment, args).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    String said = Files.readString(err);
    Files.delete(err);
    return new Ended(code, out, said);
  }

  /** Returns a command that has not started yet. */
  public static ProcessBuilder of(Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      // like the launcher and the jar's manifest: without them the JVM warns about gRPC's Netty
      command.add("--sun-misc-unsafe-memory-access=allow");
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "-Dlogback.configurationFile=logback.xml",
            "dev.hookline.cli.Main"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }
}
