package service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableWebhookManager;
import dev.hookline.WebhookManager;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import io.temporal.client.WorkflowClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the webhooks come from, and what a service shows if something is wrong with them. */
@ExtendWith(OutputCaptureExtension.class)
class WebhooksPropertyTest {

  private static final String WEBHOOK = "hookline.webhooks.config.OnProjectCreated[0].";

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withUserConfiguration(WithoutWebServer.class)
          .withPropertyValues("hookline.worker.enabled=false");

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class WithoutWebServer {}

  @Configuration(proxyBeanMethods = false)
  static class InCode {

    @Bean
    Config webhooks() {
      return Config.empty()
          .with(
              EventType.of("OnProjectDeleted"),
              WebhookConfig.builder("labels", "http://127.0.0.1:1/").finalResponse(true).build());
    }
  }

  @TempDir private Path folder;

  @Test
  void readsAFileOfTheClassPath() {
    service
        .withPropertyValues("hookline.webhooks=classpath:webhooks.yaml")
        .run(
            context ->
                assertThat(
                        context.getBean(WebhookManager.class).isEventConfigured(Projects.CREATED))
                    .isTrue());
  }

  @Test
  void showsTheProblemsOfAFileWithTheirLines(CapturedOutput output) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("webhooks.yaml"),
            "enabled: true\nconfig:\n  OnProjectCreated:\n    - name: labels\n      urll: x\n");

    start("hookline.webhooks=file:" + file);

    assertThat(output)
        .contains(
            "APPLICATION FAILED TO START", "5:7: OnProjectCreated[0].urll: unknown key 'urll'")
        .contains("Fix the webhooks in the file that hookline.webhooks names");
  }

  @Test
  void namesAFileThatDoesNotExist() {
    service
        .withPropertyValues("hookline.webhooks=classpath:hooks.yaml")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("hooks.yaml"));
  }

  @Test
  void showsTheProblemsOfPropertiesWithTheirNames(CapturedOutput output) {
    start(
        "hookline.webhooks.enabled=true",
        WEBHOOK + "name=labels",
        WEBHOOK + "url=labels",
        WEBHOOK + "authToken=s3cr3t",
        WEBHOOK + "authEnabled=true",
        WEBHOOK + "numRetrie=7");

    assertThat(output)
        .contains("webhook configuration has")
        .contains(WEBHOOK + "numRetrie: unknown key 'numRetrie'; did you mean 'numRetries'?")
        .contains(WEBHOOK + "url: ")
        .contains(WEBHOOK + "authToken: ")
        .doesNotContain("s3cr3t");
  }

  @Test
  void readsTypedListsMapsAndReferences() {
    service
        .withPropertyValues(
            "labels.host=127.0.0.1:1",
            "hookline.webhooks.enabled=true",
            "hookline.webhooks.config.on_project_created[0].name=labels",
            "hookline.webhooks.config.on_project_created[0].url=http://${labels.host}/${env:HOOKLINE_SECRET_PATH}",
            "hookline.webhooks.config.on_project_created[0].numRetries=7",
            "hookline.webhooks.config.on_project_created[0].retry.backoff=1.50",
            "hookline.webhooks.config.on_project_created[0].headers.X-Version=1.10",
            "hookline.webhooks.config.on_project_created[0].finalResponse=true",
            "hookline.webhooks.config.on_project_created[0].successStatus[0]=200",
            "hookline.webhooks.config.on_project_created[0].successStatus[1]=202",
            "hookline.webhooks.config.on_project_created[0].headers.X-Team=${file:/run/secrets/team}",
            "hookline.webhooks.config.on_project_created[1].name=mail",
            "hookline.webhooks.config.on_project_created[1].url=http://${labels.host}/mail",
            "hookline.webhooks.config.on_project_created[1].async=true",
            "hookline.webhooks.config.[project.created][0].name=mail",
            "hookline.webhooks.config.[project.created][0].url=http://${labels.host}/mail",
            "hookline.webhooks.config.[project.created][0].async=true")
        .run(
            context -> {
              Config config = context.getBean(Config.class);
              List<WebhookConfig> webhooks =
                  config.config().get(EventType.of("on_project_created"));
              assertThat(config.events()).contains(EventType.of("project.created"));

              assertThat(webhooks)
                  .extracting(WebhookConfig::name)
                  .containsExactly("labels", "mail");
              assertThat(webhooks.get(0).url())
                  .isEqualTo("http://127.0.0.1:1/${env:HOOKLINE_SECRET_PATH}");
              assertThat(webhooks.get(0).numRetries()).isEqualTo(7);
              assertThat(webhooks.get(0).successStatus()).containsExactly(200, 202);
              assertThat(webhooks.get(0).headers())
                  .containsEntry("X-Team", "${file:/run/secrets/team}")
                  .containsEntry("X-Version", "1.10");
              assertThat(webhooks.get(0).retry()).isNotNull();
              assertThat(webhooks.get(0).retry().backoff()).isEqualTo(1.5);
            });
  }

  @Test
  void readsAnEventWithItsOwnDefaults() {
    String event = "hookline.webhooks.config.OnProjectCreated.";
    service
        .withPropertyValues(
            "hookline.webhooks.enabled=true",
            "hookline.webhooks.signing.keys[0]=${env:HOOKLINE_SECRET_KEY}",
            event + "execution=regular",
            event + "webhooks[0].name=labels",
            event + "webhooks[0].url=http://127.0.0.1:1/",
            event + "webhooks[0].finalResponse=true",
            event + "webhooks[1].name=unsigned",
            event + "webhooks[1].url=http://127.0.0.1:1/",
            event + "webhooks[1].async=true",
            event + "webhooks[1].signing=false")
        .run(
            context -> {
              List<WebhookConfig> webhooks =
                  context.getBean(Config.class).config().get(Projects.CREATED);

              assertThat(webhooks.get(0).signing()).isNotNull();
              assertThat(webhooks.get(1).signing()).isNull();
            });
  }

  @Test
  void takesWebhooksBuiltInCode() {
    service
        .withUserConfiguration(InCode.class)
        .run(
            context ->
                assertThat(
                        context
                            .getBean(WebhookManager.class)
                            .isEventConfigured(EventType.of("OnProjectDeleted")))
                    .isTrue());
  }

  @Test
  void hasNoManagerIfDisabled(CapturedOutput output) {
    service.run(
        context -> {
          assertThat(context).hasNotFailed();
          assertThat(context.getBeanProvider(WebhookManager.class).getIfAvailable()).isNull();
          assertThat(output).contains("webhooks are disabled, so there is no webhook manager");
        });
  }

  @Test
  void rejectsAFileTogetherWithProperties() {
    service
        .withPropertyValues("hookline.webhooks=classpath:webhooks.yaml", WEBHOOK + "name=labels")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessage(
                        "hookline.webhooks names the file 'classpath:webhooks.yaml', and"
                            + " hookline.webhooks.config is set too; remove one of the two"));
  }

  @Test
  void rejectsAFileTogetherWithDefaults() {
    service
        .withPropertyValues(
            "hookline.webhooks=classpath:webhooks.yaml",
            "hookline.webhooks.enabled=true",
            "hookline.webhooks.retry.maxAttempts=3")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessage(
                        "hookline.webhooks names the file 'classpath:webhooks.yaml', and"
                            + " hookline.webhooks.retry is set too; remove one of the two"));
  }

  @Test
  void disablesAndEnablesAFileByAProperty() throws Exception {
    Path disabled =
        Files.writeString(
            folder.resolve("webhooks.yaml"),
            "enabled: false\nconfig:\n  OnProjectCreated:\n    - name: mail\n"
                + "      url: http://127.0.0.1:1/\n      async: true\n");

    service
        .withPropertyValues(
            "hookline.webhooks=classpath:webhooks.yaml", "hookline.webhooks.enabled=false")
        .run(
            context ->
                assertThat(context.getBeanProvider(WebhookManager.class).getIfAvailable())
                    .isNull());
    service
        .withPropertyValues("hookline.webhooks=file:" + disabled, "hookline.webhooks.enabled=true")
        .run(
            context ->
                assertThat(
                        context.getBean(WebhookManager.class).isEventConfigured(Projects.CREATED))
                    .isTrue());
  }

  @Test
  void appliesTheManagersProperties() {
    service
        .withPropertyValues(
            "hookline.webhooks=classpath:webhooks.yaml",
            "hookline.service=projects",
            "hookline.events=OnProjectDeleted",
            "hookline.connection.address=127.0.0.1:1",
            "hookline.connection.namespace=team")
        .run(
            context -> {
              DurableWebhookManager manager = context.getBean(DurableWebhookManager.class);

              assertThat(manager.executionId(Projects.CREATED, "7"))
                  .isEqualTo("projects:OnProjectCreated:7");
              assertThat(manager.isEventConfigured(Projects.CREATED)).isFalse();
              WorkflowClient client = context.getBean(WorkflowClient.class);
              assertThat(client.getOptions().getNamespace()).isEqualTo("team");
              assertThat(client.getWorkflowServiceStubs().getOptions().getTarget())
                  .isEqualTo("127.0.0.1:1");
            });
  }

  @Test
  void namesAnInvalidPropertyOfTheWorker() {
    service
        .withPropertyValues(
            "hookline.webhooks=classpath:webhooks.yaml",
            "hookline.worker.enabled=true",
            "hookline.worker.blocked-networks=10.0.0.0")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("10.0.0.0")
                    .satisfies(
                        failure ->
                            assertThat(context.getStartupFailure())
                                .hasStackTraceContaining("hookline.worker.blocked-networks: ")));
  }

  private static void start(String... properties) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(WithoutWebServer.class)
            .web(WebApplicationType.NONE)
            .properties(properties)
            .run()) {
      throw new AssertionError("the service has started: " + context);
    } catch (RuntimeException expected) {
      // what it shows is tested
    }
  }
}
