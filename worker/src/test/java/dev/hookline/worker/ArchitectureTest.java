package dev.hookline.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(classes -> !classes.contains("dev/hookline/verification"))
          .importPackages("dev.hookline");

  @Test
  void keepsClockRandomnessAndEnvironmentOutOfWorkflows() {
    noClasses()
        .that()
        .resideInAPackage("dev.hookline.worker.workflow")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .check(CLASSES);
  }

  @Test
  void keepsThreadsUnorderedCollectionsAndInputOutputOutOfWorkflows() {
    noClasses()
        .that()
        .resideInAPackage("dev.hookline.worker.workflow")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.(Random|HashMap|HashSet|concurrent\\.CompletableFuture)|java\\.lang\\.Thread"
                + "|java\\.(io|net)\\.(?!Serializable).*|org\\.slf4j\\.LoggerFactory")
        .check(CLASSES);
  }

  @Test
  void callsHttpFromOnePackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.hookline.worker.http..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("okhttp3..")
        .check(CLASSES);
  }

  @Test
  void dependsOnNoCommandLineAndIsNotReachableFromTheClient() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.hookline.cli..", "dev.hookline.verification..", "picocli..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.hookline.worker..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.hookline.worker..")
        .check(CLASSES);
  }

  @Test
  void hasNoPackagesThatDependOnOneAnother() {
    slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void keepsCallsAndHttpIndependentOfWorkflows() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.hookline.worker.call", "dev.hookline.worker.http..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.hookline.worker.workflow")
        .check(CLASSES);
  }
}
