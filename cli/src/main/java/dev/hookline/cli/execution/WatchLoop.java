package dev.hookline.cli.execution;

import dev.hookline.cli.output.ExitCode;
import dev.hookline.operate.ExecutionStatus;
import dev.hookline.operate.watch.ExecutionChange;
import dev.hookline.operate.watch.ExecutionChange.Change;
import dev.hookline.operate.watch.ExecutionWatch;
import io.grpc.StatusRuntimeException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import picocli.CommandLine;

/** Polls, prints and waits until the execution ends; ctrl-c is the normal way to stop it. */
final class WatchLoop {

  private final ExecutionWatch watch;
  private final Function<ExecutionChange, String> lines;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Duration interval;
  private boolean hasResponded;
  private boolean isSilent;
  private ExitCode code = ExitCode.OK;

  WatchLoop(
      ExecutionWatch watch,
      Function<ExecutionChange, String> lines,
      CommandLine to,
      Duration interval) {
    this.watch = watch;
    this.lines = lines;
    this.out = to.getOut();
    this.err = to.getErr();
    this.interval = interval;
  }

  ExitCode run() throws InterruptedException {
    // the JVM would exit with 130
    Thread onInterrupt = new Thread(() -> Runtime.getRuntime().halt(ExitCode.OK.code()));
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      print(poll());
      while (!watch.isOver() && !out.checkError()) {
        TimeUnit.NANOSECONDS.sleep(interval.toNanos());
        print(poll());
      }
      return code;
    } finally {
      // any other end has its own exit code
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    }
  }

  /** Tolerates a server that stops responding for a while, but not one that never responded. */
  private List<ExecutionChange> poll() {
    try {
      List<ExecutionChange> changes = watch.poll();
      hasResponded = true;
      isSilent = false;
      return changes;
    } catch (StatusRuntimeException e) {
      if (!hasResponded) {
        throw e;
      }
      if (!isSilent) {
        err.println(
            "Temporal server does not respond (%s); retrying".formatted(e.getStatus().getCode()));
        err.flush();
      }
      isSilent = true;
      return List.of();
    }
  }

  private void print(List<ExecutionChange> changes) {
    for (ExecutionChange change : changes) {
      out.println(lines.apply(change));
      if (watch.isOver() && change.change() == Change.ENDED) {
        code =
            change.execution().status() == ExecutionStatus.SUCCEEDED
                ? ExitCode.OK
                : ExitCode.FAILED;
      }
    }
    out.flush();
  }
}
