package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.InvocationException;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

  /** Code 2 means that nothing was done. */
  @ParameterizedTest
  @CsvSource({"NOT_FOUND, 2", "ENDED, 2", "LEFT_PAUSED, 3"})
  void exitCodeTellsWhetherSomethingMayHaveBeenDone(Reason reason, int code) {
    StringWriter err = new StringWriter();

    int reported = Problems.report(new OperateException(reason, "why"), new PrintWriter(err, true));

    assertThat(reported).isEqualTo(code);
    assertThat(err.toString()).isEqualTo("hookline: why\n");
  }

  @ParameterizedTest
  @CsvSource({
    "DEADLINE_PASSED, YES, 4",
    "DEADLINE_PASSED, NO, 5",
    "DEADLINE_PASSED, UNKNOWN, 5",
    "INTERRUPTED, NO, 5",
    "SERVER_UNREACHABLE, NO, 3"
  })
  void exitCodeTellsWhetherAnEventContinues(
      InvocationException.Reason reason, InvocationException.Accepted accepted, int code) {
    InvocationException error = new InvocationException(reason, accepted, "why", null, null, null);

    assertThat(Problems.report(error, new PrintWriter(new StringWriter()))).isEqualTo(code);
  }
}
