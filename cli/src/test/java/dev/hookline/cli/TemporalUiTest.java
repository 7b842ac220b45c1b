package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.RealServer;
import dev.hookline.worker.tier.Receiver;
import dev.hookline.worker.tier.Receiver.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * An event and a failing delivery, as the Temporal UI shows them to the engineer on call. With
 * {@code -Dhookline.pictures=FOLDER} it writes the screenshots of {@code docs/images}.
 */
@Tag("browser")
@NeedsRealServer
@Timeout(300)
class TemporalUiTest {

  private static final String ID = "OnProjectCreated:project-7";
  private static final String AUDIT = ID + ":async:audit";
  private static final String SECRET = "s3cr3t-of-billing-0815";

  private static final Receiver receiver = new Receiver();
  private static RealServer server;
  private static WorkerProcess worker;
  private static Browser browser;

  @BeforeAll
  static void sendAnEvent(@TempDir Path folder) throws Exception {
    receiver
        .on("labels", Step.of(200, "{\"labels\":[\"red\",\"blue\"]}"))
        .on("quota", Step.of(200, "{\"cpu\":8,\"memory\":\"32Gi\"}"))
        .on("billing", Step.of(201, "{\"account\":12345678901234567890,\"plan\":\"team\"}"))
        .on("mail", Step.of(200, "{}"))
        .on("audit", down(), down(), down().with("Retry-After", "1800"));
    server = RealServer.start("dev");
    worker = WorkerProcess.start(server.address(), Map.of("HOOKLINE_SECRET_BILLING", SECRET));
    Path config = Files.writeString(folder.resolve("webhooks.yaml"), configuration());
    Path payload =
        Files.writeString(folder.resolve("event.json"), "{\"project\":7,\"name\":\"atlas\"}");
    Ended ended =
        hookline(
            "invoke",
            "OnProjectCreated",
            "-c",
            config.toString(),
            "-p",
            payload.toString(),
            "-k",
            "project-7");
    assertThat(ended.code()).as(ended.err()).isZero();
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (worker != null) {
      worker.kill();
    }
    if (server != null) {
      server.close();
    }
    receiver.close();
  }

  @AfterEach
  void showsNoSecret() {
    assertThat(receiver.requests("billing").get(0).header("Authorization"))
        .isEqualTo("Bearer " + SECRET);
    assertThat(browser.source()).doesNotContain(SECRET);
    assertThat(browser.text()).doesNotContain(SECRET);
  }

  @Test
  void listsTheEventAndItsDeliveries() throws Exception {
    awaitAudit();
    browser.open(server.ui() + "/namespaces/default/workflows");

    browser.textWith(ID, ID + ":async:", AUDIT, "Completed", "Running", "InvokeWebhooks");
    browser.picture("ui-list", "Workflows");
    browser.follow(AUDIT);
    browser.textWith("Pending Activities", AUDIT);
  }

  @Test
  void showsPayloadAndEveryResponseOfAnEventAsJson() throws Exception {
    browser.open(page(ID));

    String text =
        browser.textWith(
            "\"project\": 7, \"name\": \"atlas\"",
            "\"account\": 12345678901234567890, \"plan\": \"team\"",
            "Workflow Execution Started");
    assertThat(text)
        .contains("labels POST 127.0.0.1", "quota POST 127.0.0.1", "billing POST 127.0.0.1")
        .contains("OnProjectCreated: async mail, audit")
        .contains("Completed", "\"event\": \"OnProjectCreated\"");
    browser.picture("ui-event", "Back to Workflows");
    browser.picture("ui-timeline", "Event History");
    checkResponse(text, "labels", "{\"labels\":[\"red\",\"blue\"]}");
    checkResponse(text, "quota", "{\"cpu\":8,\"memory\":\"32Gi\"}");
    browser.open(eventPage("1"));
    browser.textWith("Summary OnProjectCreated: labels → quota → billing; async mail, audit");
  }

  /**
   * The response of an activity is in the event list; that of a first attempt inside the workflow
   * task is on a separate page. Which of the two it is depends on the order and the worker's speed.
   */
  private static void checkResponse(String text, String webhook, String response) {
    if (!text.contains(response)) {
      Matcher first =
          Pattern.compile(
                  "\\b(\\d+) [-0-9]+ UTC [:.0-9]+ Local Activity [A-Za-z ]+ %s POST"
                      .formatted(webhook))
              .matcher(text);
      assertThat(first.find()).as(text).isTrue();
      browser.open(eventPage(first.group(1)));
      browser.textWith("Local Activity", response);
    }
  }

  @Test
  void showsThePendingRetryWithItsNumberAndLastFailure() throws Exception {
    awaitAudit();
    browser.open(page(AUDIT));
    browser.follow("Pending Activities");

    String text =
        browser.textWith(
            "webhook 'audit' responded with 503", "http_status", "maintenance until 04:00");
    assertThat(text).containsPattern("(?i)attempts? 4\\b").containsIgnoringCase("next retry");
    browser.picture("ui-pending", "Back to Workflows");
  }

  @Test
  void isTheSameOnThePageThatShowWrites(@TempDir Path folder) throws Exception {
    awaitAudit();
    Path page = folder.resolve("audit.html");
    assertThat(hookline("show", AUDIT, "--html", page.toString()).code()).isZero();
    browser.open(page.toUri().toString());

    browser.textWith(AUDIT, "responded with 503", "maintenance until 04:00");
    browser.picture("show-html", AUDIT);
    if (Browser.takesPictures()) {
      pictureOfATerminal(folder);
    }
  }

  /** What an operator sees of the same executions in a terminal. */
  private static void pictureOfATerminal(Path folder) throws Exception {
    TerminalPage terminal = new TerminalPage(server.environment());
    terminal.run("list");
    terminal.run("stats", "--since", "1h");
    terminal.run("show", ID, "--timeline");
    browser.open(
        Files.writeString(folder.resolve("terminal.html"), terminal.html()).toUri().toString());
    browser.textWith(AUDIT, "succeeded", "waiting");
    browser.pictureOf("terminal", "pre");
  }

  /** Waits until the third attempt has failed and the fourth is due in half an hour. */
  private static void awaitAudit() {
    new FluentWait<>(AUDIT)
        .withTimeout(Duration.ofSeconds(90))
        .until(
            id -> {
              JsonNode audit = show(id).path("webhooks").path(0);
              return audit.path("pending").asText().equals("waiting")
                  && audit.path("attempts").asInt() == 4;
            });
  }

  /** Returns the URL that hookline show prints. */
  private static String page(String id) {
    return show(id).path("ui").asText();
  }

  /** Returns the page of one event of the history. */
  private static String eventPage(String number) {
    return page(ID).replaceFirst("/history$", "/history/events/" + number);
  }

  private static JsonNode show(String id) {
    try {
      Ended shown = hookline("show", id, "-o", "json", "--ui-url", server.ui());
      assertThat(shown.code()).as(shown.err()).isZero();
      return new ObjectMapper().readTree(shown.out());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Ended hookline(String... args) throws Exception {
    return HooklineProcess.run(new HashMap<>(server.environment()), args);
  }

  private static Step down() {
    return Step.of(503, "{\"error\":\"maintenance until 04:00\"}");
  }

  private static String configuration() {
    return """
        enabled: true
        config:
          OnProjectCreated:
            - name: labels
              url: %s
            - name: quota
              url: %s
              useDataFrom: labels
            - name: billing
              url: %s
              useDataFrom: quota
              finalResponse: true
              authEnabled: true
              authToken: ${env:HOOKLINE_SECRET_BILLING}
            - name: mail
              url: %s
              async: true
            - name: audit
              url: %s
              async: true
              numRetries: 50
              headers:
                X-Token: ${env:HOOKLINE_SECRET_BILLING}
        """
        .formatted(
            receiver.url("labels"),
            receiver.url("quota"),
            receiver.url("billing"),
            receiver.url("mail"),
            receiver.url("audit"));
  }
}
