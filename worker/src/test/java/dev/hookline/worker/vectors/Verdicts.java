package dev.hookline.worker.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports the cases of one kind: prints their ids by result, and writes them as JSON. */
final class Verdicts {

  private Verdicts() {}

  /** Writes {@code target/vectors-<kind>.json}, and fails if a case failed. */
  static void report(String kind, List<Verdict> verdicts) throws IOException {
    report(kind, verdicts, Path.of("target"));
  }

  static void report(String kind, List<Verdict> verdicts, Path folder) throws IOException {
    new ObjectMapper()
        .writeValue(
            Files.createDirectories(folder).resolve("vectors-" + kind + ".json").toFile(),
            verdicts);
    Map<String, List<String>> byLabel = new TreeMap<>();
    byLabel.put("passed", new ArrayList<>());
    byLabel.put("failed", new ArrayList<>());
    List<String> bad = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      String label = verdict.result() == Verdict.Result.FAILED ? "failed" : verdict.label();
      byLabel.computeIfAbsent(label, l -> new ArrayList<>()).add(verdict.id());
      if (verdict.isBad()) {
        bad.add(verdict.difference());
      }
    }
    byLabel.forEach(
        (label, ids) -> System.out.printf("vectors/%s %s: %d %s%n", kind, label, ids.size(), ids));
    assertThat(bad).isEmpty();
  }
}
