package dev.hookline.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Code that a workflow thread can reach uses no clock, randomness, environment, I/O, thread,
 * unordered collection or rule that a release may tighten: a history must replay on any worker of
 * any release.
 */
class DeterminismTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.hookline");

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|getProperties)"
              + "|java\\.time\\..*\\.(now|systemUTC|systemDefaultZone)"
              + "|java\\.util\\.UUID\\.randomUUID|java\\.lang\\.Math\\.random"
              + "|java\\.util\\.Random\\..*|java\\.security\\.SecureRandom\\..*"
              + "|java\\.util\\.concurrent\\.(ThreadLocalRandom|Executors|CompletableFuture)\\..*"
              + "|java\\.lang\\.Thread\\..*"
              + "|java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap)\\.<init>"
              + "|java\\.util\\.(Map|Set)\\.(of|ofEntries|copyOf)"
              + "|java\\.util\\.stream\\.Collectors\\.(toMap|toSet|groupingBy|toUnmodifiable(Map|Set))"
              + "|java\\.net\\..*|java\\.nio\\.(file|channels)\\..*"
              + "|java\\.io\\.(?!\\w*Exception).*|org\\.slf4j\\.LoggerFactory\\..*");

  @Test
  void nothingThatAWorkflowReachesDependsOnTimeOrPlace() {
    Map<JavaCodeUnit, JavaCodeUnit> reached = reachedFrom("dev.hookline.worker.internal.workflow");

    List<String> found = new ArrayList<>();
    reached.forEach(
        (unit, caller) ->
            accesses(unit)
                .map(access -> access.getTarget())
                .map(target -> target.getOwner().getName() + "." + target.getName())
                .filter(target -> FORBIDDEN.matcher(target).matches())
                .forEach(target -> found.add(target + " by " + path(reached, unit))));

    assertThat(found).isEmpty();
    assertThat(reached.keySet().stream().map(unit -> unit.getOwner().getPackageName()))
        .as("reaches the code that reads plans")
        .contains("dev.hookline.contract");
  }

  /** Returns the reachable code units, each with its first caller. */
  private static Map<JavaCodeUnit, JavaCodeUnit> reachedFrom(String rootPackage) {
    Map<JavaCodeUnit, JavaCodeUnit> reached = new LinkedHashMap<>();
    Deque<JavaCodeUnit> next = new ArrayDeque<>();
    CLASSES.stream()
        .filter(type -> type.getPackageName().equals(rootPackage))
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(unit -> !isRecordedCode(unit))
        .forEach(
            unit -> {
              reached.put(unit, unit);
              next.add(unit);
            });
    while (!next.isEmpty()) {
      JavaCodeUnit unit = next.poll();
      called(unit)
          .filter(callee -> !isRecordedCode(callee))
          .filter(callee -> reached.putIfAbsent(callee, unit) == null)
          .forEach(next::add);
    }
    return reached;
  }

  /** Returns whether it runs once, and its result is in the history from then on. */
  private static boolean isRecordedCode(JavaCodeUnit unit) {
    return RECORDED.contains(unit.getOwner().getSimpleName() + "." + unit.getName());
  }

  private static final List<String> RECORDED = List.of("RecordedRules.verdict");

  private static Stream<JavaCodeUnit> called(JavaCodeUnit unit) {
    Stream<JavaCodeUnit> methods =
        accesses(unit).flatMap(access -> implementations(access.getTarget()));
    Stream<JavaCodeUnit> initializers =
        Stream.concat(
                unit.getAccessesFromSelf().stream().map(access -> access.getTargetOwner()),
                Stream.of(unit.getOwner()))
            .flatMap(owner -> owner.getStaticInitializer().stream());
    return Stream.concat(methods, initializers);
  }

  private static Stream<? extends JavaCodeUnitAccess<?>> accesses(JavaCodeUnit unit) {
    return Stream.concat(
        unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream());
  }

  /** Returns the target and its overrides. */
  private static Stream<JavaCodeUnit> implementations(CodeUnitAccessTarget target) {
    String[] parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    // only the JDK or the SDK calls back what they declare
    Stream<JavaClass> owners =
        target.getOwner().getPackageName().startsWith("dev.hookline")
            ? Stream.concat(
                Stream.of(target.getOwner()), target.getOwner().getAllSubclasses().stream())
            : Stream.empty();
    return Stream.concat(
            target.resolveMember().stream().map(member -> (JavaCodeUnit) member),
            owners
                .filter(owner -> !target.getName().equals("<init>"))
                .flatMap(owner -> owner.tryGetMethod(target.getName(), parameters).stream()))
        .filter(unit -> unit.getOwner().getPackageName().startsWith("dev.hookline"))
        .distinct();
  }

  private static String path(Map<JavaCodeUnit, JavaCodeUnit> reached, JavaCodeUnit unit) {
    StringBuilder path = new StringBuilder(name(unit));
    for (JavaCodeUnit at = unit; reached.get(at) != at; at = reached.get(at)) {
      path.append(" <- ").append(name(reached.get(at)));
    }
    return path.toString();
  }

  private static String name(JavaCodeUnit unit) {
    return unit.getOwner().getSimpleName() + "." + unit.getName();
  }
}
