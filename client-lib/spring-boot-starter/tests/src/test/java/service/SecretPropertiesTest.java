package service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.WorkerSettings;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Secrets in Spring's properties, which may contain what looks like a placeholder. */
class SecretPropertiesTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withUserConfiguration(WebhooksPropertyTest.WithoutWebServer.class)
          .withPropertyValues(
              "hookline.webhooks=classpath:webhooks.yaml",
              "hookline.connection.address=127.0.0.1:1");

  @Test
  void areTakenAsTheyAre() {
    service
        .withPropertyValues(
            "HOOKLINE_SECRET_UNRESOLVABLE=s3cr3t${b}tail",
            "HOOKLINE_SECRET_DEFAULT=p${a:q}r",
            "BILLING=s3cr3t${b}tail",
            "hookline.worker.offered-env=BILLING")
        .run(
            context -> {
              WorkerSettings settings = context.getBean(WorkerSettings.class);

              assertThat(settings.environment().apply("HOOKLINE_SECRET_UNRESOLVABLE"))
                  .isEqualTo("s3cr3t${b}tail");
              assertThat(settings.environment().apply("HOOKLINE_SECRET_DEFAULT"))
                  .isEqualTo("p${a:q}r");
              assertThat(settings.environment().apply("BILLING")).isEqualTo("s3cr3t${b}tail");
              assertThat(settings.environment().apply("HOOKLINE_SECRET_MISSING")).isNull();
            });
  }

  @Test
  void mayHaveAnotherNameInTheirVault() {
    service
        .withPropertyValues(
            "vault.billing.token=p${a:q}r",
            "HOOKLINE_SECRET_BILLING=${vault.billing.token}",
            "HOOKLINE_SECRET_MAIL=${vault.mail.token}")
        .run(
            context -> {
              WorkerSettings settings = context.getBean(WorkerSettings.class);

              assertThat(settings.environment().apply("HOOKLINE_SECRET_BILLING"))
                  .isEqualTo("p${a:q}r");
              assertThat(settings.environment().apply("HOOKLINE_SECRET_MAIL")).isNull();
            });
  }

  @Test
  void doNotChangeHowSettingsAreResolved() {
    service
        .withPropertyValues("HOOKLINE_SHUTDOWN_GRACE=${grace:7}")
        .run(
            context ->
                assertThat(context.getBean(WorkerSettings.class).shutdownGrace()).hasSeconds(7));
  }

  @Test
  void areNotShownIfASettingCannotBeResolved() {
    service
        .withPropertyValues("HOOKLINE_ALLOWED_PROXIES=s3cr3t${b}tail")
        .run(
            context -> {
              assertThat(context.getStartupFailure())
                  .hasStackTraceContaining(
                      "HOOKLINE_ALLOWED_PROXIES has a placeholder that Spring's properties do not"
                          + " resolve");
              assertThat(Throwables.getStackTrace(context.getStartupFailure()))
                  .doesNotContain("s3cr3t");
            });
  }
}
