package service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Enforces the picture in docs/layout.md, and what a service may lack. */
class StarterPackagesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackages("dev.hookline.spring");

  @Test
  void dependOnOneAnotherOnlyByName() {
    noClasses()
        .that()
        .resideInAPackage("dev.hookline.spring.testing")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.hookline.spring")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.hookline.spring")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.hookline.spring.testing")
        .check(CLASSES);
  }

  @Test
  void useTheWorkerOnlyWhereItsModuleIsRequired() {
    noClasses()
        .that()
        .haveNameNotMatching(
            ".*(HooklineWorkerAutoConfiguration|EmbeddedWorker|WorkerEnvironment"
                + "|OpenTelemetryConfiguration|WorkerTraces)") // imported by the first
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.hookline.worker..")
        .check(CLASSES);
  }

  @Test
  void showWhatTestsUseAndNothingElse() {
    assertThat(CLASSES.stream().filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC)))
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder("HooklineTest", "AutoConfigureMockWebhooks", "EmbeddedTemporal");
  }
}
