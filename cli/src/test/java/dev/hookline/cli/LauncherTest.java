package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The {@code hookline} script in a small checkout, with a fake Maven. */
class LauncherTest {

  private static final List<String> SOURCES =
      List.of(
          "pom.xml",
          "deploy/dynamicconfig.yaml",
          "client-lib/pom.xml",
          "client-lib/src/main/A.java",
          "worker/pom.xml",
          "worker/src/main/B.java",
          "cli/pom.xml",
          "cli/src/main/C.java",
          "deploy/verification/parts/pom.xml",
          "deploy/verification/parts/src/main/D.java");

  /** Prints an excerpt of Maven's output, and creates what the build creates. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo x >> builds
      printf '\\033[0m\\033[0m[INFO] Scanning for projects...\\n'
      echo 'Downloaded from central: https://repo.example/a.jar (1 kB at 1 kB/s)'
      echo '[INFO] Building Hookline worker 0.1.1-SNAPSHOT                    [3/4]'
      echo '[INFO] --- maven-compiler-plugin:3.16.0:compile (default-compile) @ hookline-worker ---'
      [ -e broken ] && echo '[ERROR] B.java:[1,1] no class' && exit 1
      for source in %s; do
        mkdir -p "$(dirname "cli/target/built-from/$source")"
        cp "$source" "cli/target/built-from/$source"
      done
      [ "$JAR" -ef cli/target/hookline.jar ] || cp "$JAR" cli/target/hookline.jar
      """
          .formatted(String.join(" ", SOURCES));

  private static final List<String> BUILT =
      List.of(
          "hookline: building, once (a few minutes where nothing is downloaded yet)",
          "hookline: module 3 of 4, Hookline worker: compiling",
          "hookline: built in N s",
          "hookline: preparing a faster start, once for this JDK");

  @TempDir private Path folder;
  private Path tree;
  private Path jar;

  /** A stand-in for the command. */
  static final class Echo {
    public static void main(String[] args) {
      System.out.println(String.join(" ", args));
    }
  }

  private record Ended(int code, String out, List<String> err) {}

  @BeforeEach
  void checkOut() throws IOException {
    tree = Files.createDirectory(folder.resolve("a tree"));
    jar = ClassPathJar.of(folder.resolve("echo.jar"), Echo.class);
    Files.copy(
        Path.of("../hookline"), tree.resolve("hookline"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String source : SOURCES) {
      Files.createDirectories(tree.resolve(source).getParent());
      Files.writeString(tree.resolve(source), source);
    }
    Path maven = Files.createDirectory(folder.resolve("bin")).resolve("mvn");
    Files.writeString(maven, MAVEN);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void buildsOnceAndShowsProgress() throws Exception {
    assertThat(run("list", "a b")).isEqualTo(new Ended(0, "list a b\n", BUILT));
    assertThat(run("list")).isEqualTo(new Ended(0, "list\n", List.of()));
  }

  @Test
  void rebuildsIfASourceHasChangedButNotIfOnlyTimestampsHave() throws Exception {
    run("list");
    tree = Files.move(tree, folder.resolve("copy"));
    try (Stream<Path> files = Files.walk(tree.resolve("cli/src"))) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
      }
    }

    run("list");
    assertThat(builds()).isEqualTo(1);

    Files.writeString(tree.resolve("worker/src/main/B.java"), "other");
    run("list");
    Files.writeString(tree.resolve("worker/src/main/New.java"), "");
    run("list");
    assertThat(builds()).isEqualTo(3);
  }

  @Test
  void showsWhyTheBuildFailed() throws Exception {
    Files.writeString(tree.resolve("broken"), "");

    Ended ended = run("list");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .containsExactly(
            BUILT.get(0),
            BUILT.get(1),
            "[ERROR] B.java:[1,1] no class",
            "hookline: the build failed, see above");
  }

  @Test
  @Timeout(240)
  void startsFromAnArchiveOfClasses() throws Exception {
    tree =
        Files.move(
            tree,
            folder.resolve("tree")); // the JVM does not archive classes below a path with a space
    jar = ClassPathJar.whole(tree.resolve("cli/target"), Main.class);
    run("--version");
    Path log = folder.resolve("java.log");

    Ended ended = run(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log), "--version");

    assertThat(ended.out()).startsWith("hookline ");
    assertThat(Files.readString(log))
        .contains("dev.hookline.cli.Main source: shared objects file (top)");
  }

  private long builds() throws IOException {
    return Files.readAllLines(tree.resolve("builds")).size();
  }

  private Ended run(String... args) throws Exception {
    return run(Map.of(), args);
  }

  private Ended run(Map<String, String> environment, String... args) throws Exception {
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(tree.resolve("hookline").toString()), Stream.of(args))
                .toList());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAR", jar.toString());
    builder
        .environment()
        .merge("PATH", folder.resolve("bin") + File.pathSeparator, (path, bin) -> bin + path);
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    return new Ended(
        code,
        out,
        Files.readAllLines(err).stream().map(l -> l.replaceAll("in \\d+ s", "in N s")).toList());
  }
}
