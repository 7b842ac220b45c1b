package dev.hookline.verification.bench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attributes collapsed stacks of async-profiler to owners of code: {@code FILE...}. */
public final class Main {

  private static final int SHOWN = 25;
  private static final double PERCENT = 100;

  private Main() {}

  public static void main(String... args) throws IOException {
    for (String file : args) {
      System.out.print(report(Path.of(file)));
    }
  }

  private static String report(Path file) throws IOException {
    Map<Owner, Long> owners = new EnumMap<>(Owner.class);
    Map<String, Long> own = new HashMap<>();
    long all = 0;
    for (String line : Files.readAllLines(file)) {
      int space = line.lastIndexOf(' ');
      String stack = line.substring(0, space);
      long samples = Long.parseLong(line.substring(space + 1));
      Owner owner = Owner.ofStack(stack);
      owners.merge(owner, samples, Long::sum);
      all += samples;
      if (owner == Owner.HOOKLINE) {
        own.merge(innermost(stack), samples, Long::sum);
      }
    }
    StringBuilder text = new StringBuilder();
    text.append("%n%s: %,d samples%n".formatted(file.getFileName(), all));
    for (Map.Entry<Owner, Long> one : owners.entrySet()) {
      text.append(
          "  %5.1f %%  %s%n".formatted(PERCENT * one.getValue() / all, one.getKey().title()));
    }
    List<Map.Entry<String, Long>> top =
        own.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(SHOWN)
            .toList();
    for (Map.Entry<String, Long> one : top) {
      text.append("    %5.2f %%  %s%n".formatted(PERCENT * one.getValue() / all, one.getKey()));
    }
    return text.toString();
  }

  /** Returns Hookline's innermost frame. */
  private static String innermost(String stack) {
    String[] frames = stack.split(";", -1);
    int at = frames.length - 1;
    while (at > 0 && !frames[at].startsWith("dev/hookline/")) {
      at--;
    }
    return frames[at];
  }
}
