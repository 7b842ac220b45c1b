package dev.hookline.verification.bench.contestant;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.verification.figures.HistorySample;
import dev.hookline.verification.json.Json;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Shape;
import dev.hookline.verification.load.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A contestant's process: {@code CLASS}. It responds to each line of its input with one line: to a
 * {@link Turn} with a {@link TurnResult}, {@value HISTORY} with the history events of the last
 * turn. It ends with its input.
 */
public final class ContestantProgram {

  /** Requests the history events of the last turn. */
  public static final String HISTORY = "history";

  private static final int SAMPLE = 10;
  private static final long POLL_MILLIS = 1_000;
  private static final double NANOS = 1e9;

  private final Contestant contestant;
  private long first;
  private long next;

  private ContestantProgram(Contestant contestant) {
    this.contestant = contestant;
  }

  public static void main(String... args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    System.setOut(System.err); // standard output carries only responses
    try (Contestant contestant =
        Class.forName(args[0])
            .asSubclass(Contestant.class)
            .getConstructor(Map.class)
            .newInstance(System.getenv())) {
      ContestantProgram program = new ContestantProgram(contestant);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(Json.line(program.response(line)));
      }
    }
    System.exit(0); // threads of a contestant's libraries may still be alive
  }

  private Object response(String line) throws IOException, InterruptedException {
    return line.equals(HISTORY) ? history() : take(Json.read(line, Turn.class));
  }

  private TurnResult take(Turn turn) throws InterruptedException {
    Tally tally = new Tally(new Shape(1, 0, turn.payloadBytes(), 100, 0, Duration.ZERO));
    Callers.Call call =
        turn.starts() > 0 ? contestant.starter(turn.shape()) : contestant.caller(turn.shape());
    first = next;
    Callers callers = Callers.start(turn.load(), first, tally, call);
    while (!callers.await(POLL_MILLIS)) {
      // the load ends by itself
    }
    double seconds = callers.elapsed() / NANOS;
    next += tally.ended();
    return new TurnResult(
        tally.callers().count(), tally.errors(), seconds, tally.callers().figures());
  }

  private HistorySample.Means history() {
    long count = next - first;
    List<Long> numbers =
        LongStream.range(0, Math.min(SAMPLE, count))
            .map(i -> first + i * count / SAMPLE)
            .distinct()
            .boxed()
            .toList();
    return contestant.history(numbers).orElse(new HistorySample.Means(0, 0, 0));
  }
}
