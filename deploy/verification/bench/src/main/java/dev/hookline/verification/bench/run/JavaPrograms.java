package dev.hookline.verification.bench.run;

import dev.hookline.verification.process.JavaCommand;
import dev.hookline.verification.process.Programs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the Java programs of a run, with its heap, and with the profiler if one is set.
 *
 * @param classPath the class path
 * @param options additional JVM options
 */
record JavaPrograms(Programs programs, String classPath, List<String> options) {

  private static final String HEAP = "-Xmx1g";

  /** The library of async-profiler; set to profile every program. */
  private static final String PROFILER = System.getProperty("bench.profiler", "");

  /** Returns a launcher for programs of this process's own classes. */
  static JavaPrograms own(Programs programs) {
    return new JavaPrograms(programs, System.getProperty("java.class.path"), List.of());
  }

  /** Returns a launcher with an additional JVM option. */
  JavaPrograms with(String option) {
    return new JavaPrograms(programs, classPath, List.of(option));
  }

  Process start(String name, Map<String, String> environment, String mainClass, String... args)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(HEAP));
    if (!PROFILER.isEmpty()) {
      all.add(
          "-agentpath:%s=start,event=ctimer,interval=2ms,collapsed,file=%s.collapsed"
              .formatted(PROFILER, programs.log(name).resolveSibling(name)));
    }
    all.addAll(options);
    return programs.start(name, environment, new JavaCommand(classPath, all).of(mainClass, args));
  }
}
