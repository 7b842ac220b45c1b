package dev.hookline;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Enforces the picture in docs/layout.md. */
class PackagesTest {

  private static final String ROOT = "dev.hookline";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** The packages of Hookline that each package may use; "" is {@code dev.hookline} itself. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          entry("config.internal", Set.of()),
          entry("internal.json", Set.of()),
          entry("internal.chain", Set.of()),
          entry("internal.metrics", Set.of()),
          entry("internal.signing", Set.of()),
          entry("internal.embedded", Set.of()),
          entry("verify", Set.of("internal.signing")),
          entry("config", Set.of("config.internal", "internal.signing")),
          entry("contract", Set.of("config", "config.internal")),
          entry("internal.wire", Set.of("contract", "config", "config.internal")),
          entry("internal.endpoint", Set.of("internal.wire", "internal.server")),
          entry(
              "operate.endpoint",
              operate("config.internal", "internal.endpoint", "internal.server")),
          entry("internal.encryption", Set.of("contract", "internal.wire", "config.internal")),
          entry("internal.server", Set.of("internal.wire")),
          entry("connect", Set.of("internal.wire", "internal.encryption")),
          entry(
              "",
              Set.of(
                  "config",
                  "config.internal",
                  "contract",
                  "internal.wire",
                  "internal.json",
                  "internal.chain")),
          entry(
              "durable",
              Set.of(
                  "",
                  "config",
                  "contract",
                  "internal.embedded",
                  "internal.metrics",
                  "internal.wire",
                  "internal.encryption",
                  "internal.server",
                  "connect")),
          entry("testing", Set.of("", "config")),
          entry("telemetry", Set.of("", "config", "contract", "internal.metrics", "internal.wire")),
          entry("operate", Set.of("contract", "internal.wire")),
          entry("operate.internal.server", operate("internal.encryption", "internal.server")),
          entry("operate.internal.history", operate()),
          entry("operate.list", operate()),
          entry("operate.show", operate()),
          entry("operate.replay", operate("internal.encryption", "internal.server", "", "config")),
          entry("operate.queue", operate()),
          entry(
              "operate.intervene",
              operate(
                  "operate.list",
                  "config",
                  "config.internal",
                  "internal.encryption",
                  "internal.server")),
          entry("operate.watch", operate("operate.list", "operate.show")),
          entry("operate.stats", operate("operate.list")),
          entry("operate.batch", operate("operate.list", "operate.replay", "internal.server")),
          entry("operate.setup", Set.of("contract", "internal.server")),
          entry(
              "operate.doctor", Set.of("contract", "internal.wire", "internal.server", "connect")));

  @Test
  void dependOnOneAnotherWithoutCycle() {
    slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void useOnlyWhatThePictureShows() {
    assertThat(CLASSES.stream().map(PackagesTest::packageOf).distinct())
        .containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
    for (JavaClass one : CLASSES) {
      Set<String> seen =
          one.getDirectDependenciesFromSelf().stream()
              .map(Dependency::getTargetClass)
              .filter(target -> target.getPackageName().startsWith(ROOT))
              .map(PackagesTest::packageOf)
              .filter(name -> !name.equals(packageOf(one)))
              .collect(toCollection(TreeSet::new));

      assertThat(ALLOWED.get(packageOf(one))).as(one.getName()).containsAll(seen);
    }
  }

  @Test
  void exposeNoInternalTypes() {
    assertThat(
            CLASSES.stream()
                .filter(one -> isPublic(one) && !isInternal(one))
                .flatMap(one -> one.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(unit -> shown(unit).anyMatch(PackagesTest::isInternal)))
        .isEmpty();
  }

  /** A third of these are results of operations, which the commands print. */
  @Test
  void keepMostTypesNonPublic() {
    double types = topLevel().count();
    double shown = topLevel().filter(PackagesTest::isPublic).count();
    double used = topLevel().filter(one -> isPublic(one) && !isInternal(one)).count();

    assertThat(used / types).as("public and not internal").isLessThan(0.352);
    assertThat(shown / types).as("public").isLessThan(0.575);
  }

  private static Set<String> operate(String... further) {
    return Stream.concat(
            Stream.of(
                "operate",
                "operate.internal.server",
                "operate.internal.history",
                "contract",
                "internal.wire"),
            Stream.of(further))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<JavaClass> topLevel() {
    return CLASSES.stream()
        .filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"));
  }

  private static Stream<JavaClass> shown(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream());
  }

  private static boolean isPublic(JavaClass one) {
    return one.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static boolean isInternal(JavaClass one) {
    return one.getPackageName().startsWith(ROOT) && one.getPackageName().contains(".internal");
  }

  private static String packageOf(JavaClass one) {
    return one.getPackageName().equals(ROOT)
        ? ""
        : one.getPackageName().substring(ROOT.length() + 1);
  }

  private static final class ByPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass one) {
      return SliceIdentifier.of(one.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
