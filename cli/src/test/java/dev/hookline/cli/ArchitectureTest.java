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

  /** The command loads and measures; servers and processes are for the programs that verify. */
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

  /** What reads histories and the wire is the library's and the worker's. */
  @Test
  void usesNoInternalsOfOperations() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.hookline.operate.internal..")
        .check(CLASSES);
  }
}
