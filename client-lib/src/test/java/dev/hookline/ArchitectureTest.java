package dev.hookline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.hookline");

  @Test
  void dependsOnNeitherHttpNorCommandLineNorWorker() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "picocli..", "dev.hookline.worker..", "dev.hookline.cli..")
        .check(CLASSES);
  }

  @Test
  void keepsTemporalOutOfChainJsonAndConfig() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.hookline.internal.chain",
            "dev.hookline.internal.json",
            "dev.hookline.internal.signing",
            "dev.hookline.config..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.temporal..")
        .check(CLASSES);
  }

  /** A receiver may use these two packages and nothing else of this jar. */
  @Test
  void keepsTheVerifierFreeOfEverythingButTheJdk() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.hookline.internal.signing", "dev.hookline.verify")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..",
            "javax.crypto..",
            "org.jspecify..",
            "dev.hookline.internal.signing",
            "dev.hookline.verify")
        .check(CLASSES);
  }

  @Test
  void namesNoClassAfterAPattern() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helper)$|.*\\.(Base|Abstract|Default)[A-Z][^.]*")
        .check(CLASSES);
  }

  @Test
  void documentsEveryPackage() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct().toList())
        .allSatisfy(
            name ->
                assertThatCode(() -> Class.forName(name + ".package-info"))
                    .doesNotThrowAnyException());
  }
}
