package service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.DurableWebhookManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Services that lack what the starter only uses. */
class OptionalDependenciesTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  starter("HooklineAutoConfiguration"),
                  starter("HooklineWorkerAutoConfiguration"),
                  starter("HooklineHealthAutoConfiguration")))
          .withPropertyValues(
              "hookline.webhooks=classpath:webhooks.yaml",
              "hookline.connection.address=127.0.0.1:1");

  @Test
  void hasNoWorkerWithoutItsModule() {
    service
        .withClassLoader(new FilteredClassLoader("dev.hookline.worker", "okhttp3"))
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(DurableWebhookManager.class)
                    .doesNotHaveBean("hooklineWorker")
                    .hasBean("hooklineHealthIndicator"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.springframework.boot.actuate",
        "org.springframework.boot.health",
        "tools.jackson",
        "io.opentelemetry"
      })
  void startsWithoutALibrary(String packages) {
    service
        .withPropertyValues("hookline.worker.enabled=" + packages.equals("io.opentelemetry"))
        .withClassLoader(new FilteredClassLoader(packages))
        .run(context -> assertThat(context).hasSingleBean(DurableWebhookManager.class));
  }

  /** The classes are not public; Spring finds them by name too. */
  private static Class<?> starter(String name) {
    try {
      return Class.forName("dev.hookline.spring." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
