package dev.hookline.verification.bench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.verification.bench.contestant.ContestantProgram;
import dev.hookline.verification.bench.contestant.Turn;
import dev.hookline.verification.bench.contestant.TurnResult;
import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.figures.ProcessCpu;
import dev.hookline.verification.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A running contestant, with all processes that its events use. */
final class RunningContestant {

  /** The name of a separate worker's process. */
  static final String WORKER = "worker";

  private final String name;
  private final Process process;
  private final BufferedReader in;
  private final BufferedWriter out;
  private final List<ProcessCpu> processes = new ArrayList<>();

  RunningContestant(String name, Process process, List<ProcessCpu> others) {
    this.name = name;
    this.process = process;
    in = process.inputReader(UTF_8);
    out = process.outputWriter(UTF_8);
    processes.add(ProcessCpu.own("receivers"));
    processes.add(new ProcessCpu("caller", process.pid()));
    processes.addAll(others);
  }

  String name() {
    return name;
  }

  List<ProcessCpu> processes() {
    return processes;
  }

  /**
   * Returns the process that runs workflows: the worker, or the caller if the worker is embedded.
   */
  ProcessCpu worker() {
    return processes.stream()
        .filter(one -> one.name().equals(WORKER))
        .findFirst()
        .orElse(processes.get(1));
  }

  TurnResult take(Turn turn) throws IOException {
    return ask(Json.line(turn), TurnResult.class);
  }

  HistorySample.Means history() throws IOException {
    return ask(ContestantProgram.HISTORY, HistorySample.Means.class);
  }

  private <T> T ask(String line, Class<T> type) throws IOException {
    out.write(line);
    out.newLine();
    out.flush();
    String response = in.readLine();
    while (response != null && !response.startsWith("{")) {
      response = in.readLine(); // a profiler reports that it has started
    }
    if (response == null) {
      throw new IOException("%s ended (alive: %s); see its log".formatted(name, process.isAlive()));
    }
    return Json.read(response, type);
  }
}
