package dev.hookline.verification.bench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.verification.bench.contestant.ContestantProgram;
import dev.hookline.verification.bench.contestant.Took;
import dev.hookline.verification.bench.contestant.Turn;
import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.figures.ProcessCpu;
import dev.hookline.verification.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A contestant that runs, with all the processes that its events cost. */
final class Contender {

  /** What the process of a separate worker is called. */
  static final String WORKER = "worker";

  private final String name;
  private final Process process;
  private final BufferedReader in;
  private final BufferedWriter out;
  private final List<ProcessCpu> processes = new ArrayList<>();

  Contender(String name, Process process, List<ProcessCpu> others) {
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

  /** Returns the process that runs workflows: the worker, or the caller where that is embedded. */
  ProcessCpu worker() {
    return processes.stream()
        .filter(one -> one.name().equals(WORKER))
        .findFirst()
        .orElse(processes.get(1));
  }

  Took take(Turn turn) throws IOException {
    return ask(Json.line(turn), Took.class);
  }

  HistorySample.Means history() throws IOException {
    return ask(ContestantProgram.HISTORY, HistorySample.Means.class);
  }

  private <T> T ask(String line, Class<T> type) throws IOException {
    out.write(line);
    out.newLine();
    out.flush();
    String answer = in.readLine();
    while (answer != null && !answer.startsWith("{")) {
      answer = in.readLine(); // a profiler says that it has started
    }
    if (answer == null) {
      throw new IOException("%s ended (alive: %s); see its log".formatted(name, process.isAlive()));
    }
    return Json.read(answer, type);
  }
}
