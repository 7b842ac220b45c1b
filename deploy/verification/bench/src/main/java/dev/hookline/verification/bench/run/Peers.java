package dev.hookline.verification.bench.run;

import dev.hookline.verification.bench.contestant.Contestant;
import dev.hookline.verification.bench.contestant.ContestantProgram;
import dev.hookline.verification.figures.ProcessCpu;
import dev.hookline.verification.process.FreePort;
import dev.hookline.verification.process.Programs;
import dev.hookline.verification.process.TemporalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the systems that {@code deploy/verification/bench/peers} builds.
 *
 * @param classPath of the peers' programs; empty if they are not built
 * @param restate Restate's server; empty if it is not available
 */
record Peers(String classPath, String restate) {

  private static final String PACKAGE = "dev.hookline.verification.bench.";
  private static final int TRIES = 100;
  private static final long PAUSE_MILLIS = 300;
  private static final int REDIRECT = 300;

  /** Returns the peers that {@code deploy/verification/bench/run} found. */
  static Peers built() {
    return new Peers(
        System.getProperty("bench.peers", ""), System.getProperty("bench.restate", ""));
  }

  /** Returns the names of those that can be started. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (!classPath.isEmpty() && !restate.isEmpty()) {
      names.add(Names.RESTATE);
    }
    if (!classPath.isEmpty()) {
      names.add(Names.DBOS);
    }
    return names;
  }

  /** DBOS runs in the calling process, on the database server of the tuned Temporal. */
  RunningContestant dbos(Programs programs, String receivers, TemporalServer tuned)
      throws IOException {
    Map<String, String> environment =
        Map.of(
            Contestant.RECEIVERS,
            receivers,
            Contestant.QUEUE,
            "jdbc:postgresql://127.0.0.1:%d/bench".formatted(tuned.databasePort()));
    Process caller = contestant(programs, Names.DBOS, environment, PACKAGE + "dbos.DbosContestant");
    return new RunningContestant(
        Names.DBOS,
        caller,
        tuned.processes().stream().filter(one -> one.name().equals("postgres")).toList());
  }

  /** Restate has its own server, and a service that it calls. */
  RunningContestant restate(Programs programs, String receivers)
      throws IOException, InterruptedException {
    String ingress = freePort();
    String admin = freePort();
    String service = freePort();
    Process server =
        programs.start(
            Names.RESTATE + "-server",
            Map.of(
                "RESTATE_DISABLE_TELEMETRY", "true",
                "RESTATE_INGRESS__BIND_PORT", ingress,
                "RESTATE_ADMIN__BIND_PORT", admin),
            List.of(
                restate,
                "--no-logo",
                "--log-filter=error",
                "--listen-mode=tcp",
                "--bind-ip=127.0.0.1",
                "--advertised-host=127.0.0.1",
                "--bind-port=" + freePort(),
                "--base-dir=restate-data"));
    Map<String, String> environment = new HashMap<>();
    environment.put(Contestant.RECEIVERS, receivers);
    environment.put(Contestant.QUEUE, "http://127.0.0.1:" + ingress);
    Process worker =
        java(programs)
            .start(
                Names.RESTATE + "-worker",
                environment,
                PACKAGE + "restate.RestateService",
                service);
    register(admin, service);
    return new RunningContestant(
        Names.RESTATE,
        contestant(programs, Names.RESTATE, environment, PACKAGE + "restate.RestateContestant"),
        List.of(new ProcessCpu("server", server.pid()), new ProcessCpu("worker", worker.pid())));
  }

  private Process contestant(
      Programs programs, String name, Map<String, String> environment, String type)
      throws IOException {
    return java(programs).start(name, environment, ContestantProgram.class.getName(), type);
  }

  private JavaPrograms java(Programs programs) {
    return new JavaPrograms(programs, classPath, List.of());
  }

  private static void register(String admin, String service)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s/deployments".formatted(admin)))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"uri\":\"http://127.0.0.1:%s\"}".formatted(service)))
            .build();
    HttpClient http = HttpClient.newHttpClient();
    String problem = "no response";
    for (int i = 0; i < TRIES; i++) {
      try {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() < REDIRECT) {
          return;
        }
        problem = response.body();
      } catch (IOException e) {
        problem = String.valueOf(e.getMessage());
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw new IOException("Restate did not register its service: " + problem);
  }

  private static String freePort() throws IOException {
    return Integer.toString(FreePort.find());
  }
}
