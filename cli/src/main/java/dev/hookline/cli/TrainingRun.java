package dev.hookline.cli;

import dev.hookline.connect.Connection;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs commands to load their classes; started by {@link ClassArchive}. */
final class TrainingRun {

  private static final String ID = "OnRehearsal:1";

  private TrainingRun() {}

  /**
   * Runs them against the server that the environment names; prints nothing.
   *
   * @param args a directory for its files
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    String payload = Files.writeString(folder.resolve("payload.json"), "{}").toString();
    // nothing listens there, so the event fails and can be replayed
    String config =
        Files.writeString(
                folder.resolve("webhooks.yaml"),
                """
                enabled: true
                config:
                  OnRehearsal:
                    - name: endpoint
                      url: http://127.0.0.1:1/
                      numRetries: 1
                      finalResponse: true
                """)
            .toString();
    try (Connection connection = Connection.forOneCommand();
        HooklineWorker worker =
            HooklineWorker.start(connection.client(), WorkerSettings.of(name -> null))) {
      run("validate", config);
      run("invoke", "OnRehearsal", "-c", config, "-p", payload, "-k", "1");
      run("show", ID, "-o", "json");
      run("show", ID, "--timeline", "--html", folder.resolve("page.html").toString());
      run("replay", ID);
      run("pause", ID, "--webhook", "endpoint");
      run("cancel", ID);
      // the embedded server rejects these, but their classes are loaded by then
      run("list");
      run("stats");
      run("doctor");
      run("help");
    }
  }

  private static void run(String... words) {
    Main.commandLine(words)
        .setOut(new PrintWriter(Writer.nullWriter()))
        .setErr(new PrintWriter(Writer.nullWriter()))
        .execute(words);
  }
}
