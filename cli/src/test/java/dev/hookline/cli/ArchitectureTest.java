package dev.hookline.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.hookline.worker.ByPackage;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.hookline.cli");

  @Test
  void hasNoPackagesThatDependOnOneAnother() {
    slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(CLASSES);
  }

  /**
   * The command uses load and figures; servers and processes belong to the verification programs.
   */
  @Test
  void usesOnlyLoadFiguresAndReceiversOfTheVerificationPrograms() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.hookline.verification.command..",
            "dev.hookline.verification.json..",
            "dev.hookline.verification.process..")
        .check(CLASSES);
  }

  /** Only the library and the worker read histories and wire data. */
  @Test
  void usesNoInternalsOfOperations() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.hookline.operate.internal..")
        .check(CLASSES);
  }
}
