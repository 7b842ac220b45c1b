package dev.hookline.verification.chaos.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The names of fault targets. */
public final class Targets {

  public static final String SERVER = "server";
  public static final String DATABASE = "database";
  public static final String RECEIVER = "receiver";

  private Targets() {}

  public static String worker(int number) {
    return "worker-" + number;
  }

  public static String caller(int number) {
    return "caller-" + number;
  }

  /** Returns whether a caller has a worker in its process. */
  public static boolean isEmbedded(int caller) {
    return caller == 0;
  }

  /** Returns the name of the connection from a process to another. */
  public static String link(String from, String to) {
    return from + "~" + to;
  }

  static List<String> workers(int count) {
    return IntStream.range(0, count).mapToObj(Targets::worker).toList();
  }

  static List<String> callers(int count) {
    return IntStream.range(0, count).mapToObj(Targets::caller).toList();
  }

  static List<String> links(int workers, int callers) {
    List<String> links = new ArrayList<>();
    for (String worker : workers(workers)) {
      links.add(link(worker, SERVER));
      links.add(link(worker, RECEIVER));
    }
    for (int caller = 0; caller < callers; caller++) {
      links.add(link(caller(caller), SERVER));
      if (isEmbedded(caller)) {
        links.add(link(caller(caller), RECEIVER));
      }
    }
    return links;
  }
}
