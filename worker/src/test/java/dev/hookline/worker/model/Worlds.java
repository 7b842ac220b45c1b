package dev.hookline.worker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs stories in several worlds in parallel, and reports broken rules. Each world gets few
 * stories: the in-process server searches a list of all changes of its time.
 */
final class Worlds implements AutoCloseable {

  private static final int MAX_AT_ONCE = 50;
  private static final int SIDE_BY_SIDE = 3 * Runtime.getRuntime().availableProcessors();
  private static final int MAX_RUNS = 5;

  private final Defect defect;
  private final ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);

  Worlds(Defect defect) {
    this.defect = defect;
  }

  /** Returns the stories that break a rule, with what they break. */
  List<Broken> broken(List<Story> stories) {
    int atOnce = Math.min(MAX_AT_ONCE, (stories.size() + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE);
    List<Future<List<Broken>>> parts = new ArrayList<>();
    for (int from = 0; from < stories.size(); from += atOnce) {
      List<Story> part = stories.subList(from, Math.min(stories.size(), from + atOnce));
      boolean forgetful = parts.size() % 2 == 0;
      NextTasks nextTasks = NextTasks.values()[parts.size() / 2 % NextTasks.values().length];
      parts.add(threads.submit(() -> broken(part, forgetful, nextTasks, 1)));
    }
    return parts.stream().flatMap(part -> ended(part).stream()).toList();
  }

  /**
   * Re-runs stories that broke a rule while the machine was too slow, or that are open because the
   * in-process server has stopped skipping time: a real defect shows again.
   */
  private List<Broken> broken(
      List<Story> stories, boolean forgetful, NextTasks nextTasks, int run) {
    List<Broken> broken = new ArrayList<>();
    List<Story> unclear = new ArrayList<>();
    try (World world = new World(defect, forgetful, nextTasks)) {
      for (Observed observed : world.run(stories)) {
        List<String> problems = Oracle.problems(observed);
        if (!problems.isEmpty() && observed.isUnclear() && run < MAX_RUNS) {
          unclear.add(observed.story());
        } else if (!problems.isEmpty()) {
          broken.add(new Broken(observed, problems));
        }
      }
    }
    if (!unclear.isEmpty()) {
      broken.addAll(broken(unclear, forgetful, nextTasks, run + 1));
    }
    return broken;
  }

  private static <T> T ended(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A story that breaks a rule. */
  record Broken(Observed observed, List<String> problems) {}

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
