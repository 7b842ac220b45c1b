package dev.hookline.worker.internal.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.CallInput;
import dev.hookline.internal.wire.Names;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A webhook may have the name of an activity type; its first attempt is a regular one then. */
class FirstAttemptsTest {

  @Test
  void aWebhookWithTheNameOfAnActivityTypeIsCalledByTheRegularActivity() {
    List<String> types = types();

    assertThat(types).contains(Names.CALL_WEBHOOK, Names.SEND_ALERT, Names.ENQUEUE_EVENT);
    assertThat(types).noneMatch(type -> FirstAttempts.mayBegin(order(type), 0));
    assertThat(FirstAttempts.mayBegin(order("billing"), 0)).isTrue();
  }

  private static List<String> types() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.hookline")
            .stream()
            .filter(type -> type.isAnnotatedWith(ActivityInterface.class))
            .flatMap(type -> Arrays.stream(type.reflect().getMethods()))
            .map(method -> method.getAnnotation(ActivityMethod.class).name())
            .toList();
  }

  private static CallInput order(String name) {
    WebhookConfig webhook = WebhookConfig.builder(name, "http://a/hook").build();
    return new CallInput("OnX", "id", WebhookCall.of(webhook), true, null, null, null);
  }
}
