package dev.hookline.cli.doctor;

import dev.hookline.contract.Coded;
import dev.hookline.operate.doctor.Diagnosis;
import dev.hookline.operate.doctor.Finding;
import dev.hookline.operate.setup.SetupResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints findings as an aligned list, wrapped to the terminal; one line each when piped. Commands
 * to type are never wrapped.
 */
final class FindingList {

  private static final String LINE = "%-9s%-19s%s";
  private static final int INDENT = 28;

  private FindingList() {}

  static String of(Diagnosis diagnosis, int columns) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : diagnosis.findings()) {
      lines.addAll(
          lines(finding.status(), finding.check(), finding.message(), finding.fix(), columns));
    }
    return String.join("\n", lines);
  }

  static String of(SetupResult result, int columns) {
    List<String> lines = new ArrayList<>();
    for (SetupResult.Step step : result.steps()) {
      lines.addAll(lines(step.status(), step.step(), step.message(), step.fix(), columns));
    }
    return String.join("\n", lines);
  }

  private static List<String> lines(
      Coded status, String check, String message, @Nullable String fix, int columns) {
    List<String> lines = new ArrayList<>();
    List<String> sentence = wrapped(message, columns);
    lines.add(LINE.formatted(status.code(), check, sentence.get(0)));
    sentence.stream().skip(1).forEach(rest -> lines.add(" ".repeat(INDENT) + rest));
    if (fix != null) {
      lines.add(LINE.formatted("", "→ fix", fix));
    }
    return lines;
  }

  private static List<String> wrapped(String sentence, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (!line.isEmpty() && INDENT + line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
