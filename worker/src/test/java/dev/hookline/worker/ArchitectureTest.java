package dev.hookline.worker;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // on the class path of the tests, not part of the product
          .withImportOption(location -> !location.contains("/verification/"))
          .importPackages("dev.hookline");

  @Test
  void callsHttpFromOnePackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.hookline.worker.internal.http..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("okhttp3..")
        .check(CLASSES);
  }

  /** So that every call passes the network policy, those for access tokens and probes included. */
  @Test
  void opensConnectionsToEndpointsInOnePackageOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.hookline.worker..")
        .and()
        .resideOutsideOfPackage("dev.hookline.worker.internal.http.connection")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "okhttp3\\.OkHttpClient.*|java\\.net\\.(Socket|URLConnection|HttpURLConnection|http\\..*)|.*SocketFactory|.*SocketChannel")
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
        .resideInAnyPackage(
            "dev.hookline.worker.internal.call", "dev.hookline.worker.internal.http..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.hookline.worker.internal.workflow")
        .check(CLASSES);
  }

  @Test
  void exposesNoInternalTypesToServices() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("dev.hookline.worker", "dev.hookline.worker.attempt")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveSimpleName("WorkerProgram") // of the hookline command
        .should()
        .notHaveRawReturnType(resideInAPackage("dev.hookline..internal.."))
        .andShould()
        .notHaveRawParameterTypes(anyElementThat(resideInAPackage("dev.hookline..internal..")))
        .check(CLASSES);
  }
}
