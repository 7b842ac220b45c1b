package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HooklineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void runsTheWholeStoryInTheDemo() {
    assertThat(run("demo")).isZero();

    assertThat(out.toString())
        .contains("billing   attempt 1 got {\"labels\":[\"red\"]} → 201")
        .contains("onSuccess with {\"account\":12345678901234567890}")
        .contains("quota     attempt 3 got {\"project\":7} → 200")
        .contains("onError: error invoking webhook: webhook 'refund' responded with 500")
        .contains("onSuccess with {\"refund\":\"done\"}")
        .contains("freeze was called 1 time");
  }

  @Test
  void acceptsAValidFile() throws IOException {
    assertThat(run("validate", file("url: http://labels"))).isZero();

    assertThat(out.toString()).endsWith("is valid: 1 event(s)\n");
  }

  @Test
  void reportsThatAValidFileCallsNoWebhook() throws IOException {
    Path file = folder.resolve("webhooks.yaml");
    Files.writeString(file, "");
    assertThat(run("validate", file.toString())).isZero();
    Files.writeString(file, "enabled: true\n");
    assertThat(run("validate", file.toString())).isZero();
    Files.writeString(file, "config: {OnA: [{name: a, url: 'http://a', finalResponse: true}]}\n");
    assertThat(run("validate", file.toString(), "--output", "text")).isZero();

    String disabled = ", but it is disabled and no webhook is called; set enabled: true\n";
    assertThat(out.toString().replace(file.toString(), "F"))
        .isEqualTo(
            "F is valid: 0 event(s)"
                + disabled
                + "F is valid: 0 event(s), so no webhook is called; list events under config\n"
                + "F is valid: 1 event(s)"
                + disabled);
  }

  @Test
  void namesTheNearestEventAndNoExecutionIfItInvokesNone() throws IOException {
    Path payload = Files.writeString(folder.resolve("event.json"), "{}");

    assertThat(
            run(
                "invoke",
                "OnProjectCreatd",
                "-c",
                file("url: http://labels"),
                "-p",
                payload.toString()))
        .isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo(
            "hookline: event 'OnProjectCreatd' is not configured; did you mean 'OnProjectCreated'?\n");
  }

  @Test
  void namesNoExecutionForAnInvalidPayload() throws IOException {
    Path payload = Files.writeString(folder.resolve("event.json"), "{");

    assertThat(
            run(
                "invoke",
                "OnProjectCreated",
                "-c",
                file("url: http://labels"),
                "-p",
                payload.toString()))
        .isEqualTo(2);

    assertThat(err.toString()).startsWith("hookline: payload").doesNotContain("execution");
  }

  @Test
  void probesEachWebhookOfAValidFile() throws IOException {
    try (ServerSocket endpoint = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "url: http://127.0.0.1:" + endpoint.getLocalPort();
      assertThat(run("validate", "--probe", file(url))).isZero();
      endpoint.close();
      assertThat(run("validate", "--probe", file(url))).isEqualTo(1);
      assertThat(run("validate", "--probe", file("url: http://169.254.169.254/"))).isEqualTo(1);
    }

    assertThat(out.toString())
        .contains("OnProjectCreated: webhook 'labels' can be connected to\n")
        .contains(
            "OnProjectCreated: connection_refused: webhook 'labels' refused the connection at ")
        .contains(
            "OnProjectCreated: blocked_address: webhook 'labels' was not called: address 169.254.169.254 is not allowed by this worker (169.254.169.254/32 is a metadata service) at ");
  }

  @Test
  void acceptsTheExampleThatIsShipped() {
    assertThat(run("validate", "../deploy/hookline.example.yaml")).isZero();
  }

  @Test
  void reportsEveryProblemOfAFileWithItsLine() throws IOException {
    assertThat(run("validate", file("urll: http://labels", "timeout: 0"))).isEqualTo(2);

    assertThat(err.toString()).contains(":5:").contains("unknown key 'urll'; did you mean 'url'?");
  }

  @Test
  void refusesInvalidUrlsAndHeaders() throws IOException {
    String file = file("url: http://127.1/%zz", "headers:", "  Expect: 100-continue");

    assertThat(run("validate", file)).isEqualTo(2);

    assertThat(err.toString().replace(file, "F").lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("F:5:14: ").contains("write 127.0.0.1"),
            line -> assertThat(line).startsWith("F:5:14: ").contains("write %25"),
            line -> assertThat(line).startsWith("F:7:11: ").contains("header 'Expect'"));
  }

  @Test
  void reportsALiteralTokenTogetherWithOtherProblems() throws IOException {
    String file = file("urll: http://labels", "authEnabled: true", "authToken: abc");
    Path payload = Files.writeString(folder.resolve("event.json"), "{}");

    assertThat(run("validate", file)).isEqualTo(2);
    assertThat(run("invoke", "OnProjectCreated", "-c", file, "-p", payload.toString()))
        .isEqualTo(2);

    assertThat(err.toString())
        .containsSubsequence(
            ":5:9: OnProjectCreated[0].urll: unknown key",
            ":7:20: OnProjectCreated[0].authToken: webhook 'labels' has a literal token",
            "webhook configuration has 2 problems:",
            "unknown key 'urll'",
            "literal token");
  }

  @Test
  void reportsProblemsAsJson() throws IOException {
    assertThat(run("validate", file("url: nowhere"), "--output", "json")).isEqualTo(2);

    assertThat(out.toString()).contains("\"valid\" : false").contains("\"line\" : 5");
  }

  @Test
  void reportsAMissingFile() {
    assertThat(run("validate", "missing.yaml")).isEqualTo(2);

    assertThat(err.toString()).isEqualTo("hookline: file missing.yaml does not exist\n");
  }

  @Test
  void suggestsTheNearestCommand() {
    assertThat(run("demmo")).isEqualTo(2);

    assertThat(err.toString()).contains("demo").contains("hookline --help");
  }

  @Test
  void printsTheSchema() {
    assertThat(run("schema")).isZero();

    assertThat(out.toString()).contains("\"useDataFrom\"");
  }

  @Test
  void waitsForAnEventOrDetachesButNotBoth() {
    assertThat(run("invoke", "E", "-c", "f", "-p", "f", "--detach", "--deadline", "5"))
        .isEqualTo(2);

    assertThat(err.toString()).contains("mutually exclusive");
  }

  @Test
  void acceptsADurationAsDeadlineAndRefusesOthers() throws IOException {
    Path payload = Files.writeString(folder.resolve("event.json"), "{}");

    for (String deadline : new String[] {"0", "-1", "5 s", "soon"}) {
      assertThat(
              run(
                  "invoke",
                  "OnProjectCreated",
                  "-c",
                  file("url: http://labels"),
                  "-p",
                  payload.toString(),
                  "--deadline=" + deadline))
          .isEqualTo(2);
    }
    assertThat(err.toString())
        .startsWith(
            "hookline: --deadline must be a positive duration such as 5s or 2m, found '0'\n")
        .contains("found '-1'", "found '5 s'", "found 'soon'");
  }

  @Test
  void namesTheChoicesOfFromInItsHelp() {
    assertThat(run("replay", "--help")).isZero();

    assertThat(out.toString()).contains("--from=failed|start").doesNotContain("<from>");
  }

  private String file(String... lines) throws IOException {
    Path file = folder.resolve("webhooks.yaml");
    Files.writeString(
        file,
        "enabled: true\nconfig:\n    OnProjectCreated:\n"
            + "      - name: labels\n        "
            + String.join("\n        ", lines)
            + "\n        finalResponse: true\n");
    return file.toString();
  }

  private int run(String... args) {
    CommandLine hookline =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return hookline.execute(args);
  }
}
