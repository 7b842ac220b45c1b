package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.ExecutionStatus;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutionPrinterTest {

  private static final int ALL = 100_000;

  private final List<WeakReference<Execution>> given = new ArrayList<>();
  private int mostHeld;

  @ParameterizedTest
  @EnumSource
  void printsAHundredThousandExecutionsWithSomeHundredInMemory(ListFormat format) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());

    new ExecutionPrinter(nowhere, format, 80).all(executions());

    assertThat(given).hasSize(ALL);
    assertThat(mostHeld).isLessThanOrEqualTo(501);
  }

  private Iterator<Execution> executions() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return given.size() < ALL;
      }

      @Override
      public Execution next() {
        int number = given.size();
        Execution next =
            new Execution(
                "OnOther:" + number,
                "run",
                ExecutionKind.EVENT,
                "OnOther",
                ExecutionStatus.FAILED,
                Instant.EPOCH,
                null,
                null,
                null);
        given.add(new WeakReference<>(next));
        if (number % 7_000 == 6_999) {
          System.gc();
          mostHeld =
              Math.max(mostHeld, (int) given.stream().filter(one -> one.get() != null).count());
        }
        return next;
      }
    };
  }
}
