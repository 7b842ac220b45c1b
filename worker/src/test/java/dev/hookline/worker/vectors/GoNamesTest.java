package dev.hookline.worker.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.worker.tier.RealServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks the table of names in the documentation against the Go package's page and these classes.
 */
class GoNamesTest {

  private static final Pattern DECLARED =
      Pattern.compile("^(?:func (?:\\(\\S+ \\*?(\\w+)\\) )?([A-Z]\\w*)\\(|type ([A-Z]\\w*) ).*");
  private static final Pattern INSIDE = Pattern.compile("^\\t([A-Z]\\w*)(?: .*|\\(.*)");
  private static final Pattern BLOCK =
      Pattern.compile("^(?:type (\\w+) (?:struct|interface)|const) ?[{(]$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern JAVA =
      Pattern.compile("(dev(?:\\.[a-z]+)+\\.[A-Z]\\w*)(?:\\.(\\w+)(?:\\(\\))?)?");

  @Test
  void everyExportedNameOfTheGoPackageHasItsRow() throws IOException {
    assertThat(exported())
        .contains(
            "Config.Enabled",
            "InitializeWebhooks",
            "MockWebhookClient.GetName",
            "NoOpCallback",
            "Sync",
            "WebhookConfig.UseDataFrom",
            "WebhookManager.IsEventConfigured");
    assertThat(rows().keySet()).containsAll(exported());
  }

  @Test
  void everyJavaNameExistsAndIsPublic() throws IOException {
    for (Map.Entry<String, List<String>> row : rows().entrySet()) {
      assertThat(row.getValue()).as(row.getKey()).isNotEmpty();
      assertThat(row.getValue()).as(row.getKey()).allMatch(GoNamesTest::exists);
    }
  }

  @Test
  void anUnknownNameIsDetected() {
    assertThat(exists("dev.hookline.config.Config.enabled")).isTrue();
    assertThat(exists("dev.hookline.config.Config.disabled")).isFalse();
    assertThat(exists("dev.hookline.Configuration")).isFalse();
    assertThat(exists("Config")).isFalse();
    assertThat(exists("dev.hookline.durable.EventPlans")).as("not public").isFalse();
  }

  /** Reads the declarations of the page: functions, types, methods, fields and constants. */
  private static Set<String> exported() throws IOException {
    Set<String> names = new TreeSet<>();
    String owner = "";
    boolean inside = false;
    for (String line : page()) {
      Matcher declared = DECLARED.matcher(line);
      Matcher member = INSIDE.matcher(line);
      if (declared.matches()) {
        String receiver = declared.group(1) == null ? "" : declared.group(1) + ".";
        names.add(declared.group(3) != null ? declared.group(3) : receiver + declared.group(2));
      } else if (inside && member.matches()) {
        names.add(owner + member.group(1));
      }
      Matcher block = BLOCK.matcher(line);
      if (block.matches()) {
        inside = true;
        owner = block.group(1) == null ? "" : block.group(1) + ".";
      } else if (line.startsWith("}") || line.startsWith(")")) {
        inside = false;
      }
    }
    return names;
  }

  private static List<String> page() throws IOException {
    try (InputStream in = GoNamesTest.class.getResourceAsStream("/vectors/package.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(text.indexOf("\nDocumentation\n")).lines().toList();
    }
  }

  /** Returns the table's Go names with the Java names of their rows. */
  private static Map<String, List<String>> rows() throws IOException {
    List<String> lines =
        Files.readAllLines(RealServer.repository().resolve("docs/coming-from-go.md"));
    int start = lines.indexOf("| Go | Java |");
    assertThat(start).isPositive();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String line : lines.subList(start + 2, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      String[] cells = line.split("\\|");
      List<String> java = code(cells[2]);
      code(cells[1]).forEach(go -> assertThat(rows.put(go, java)).as(go).isNull());
    }
    return rows;
  }

  private static List<String> code(String cell) {
    List<String> names = new ArrayList<>();
    Matcher code = CODE.matcher(cell);
    while (code.find()) {
      names.add(code.group(1));
    }
    return names;
  }

  private static boolean exists(String name) {
    Matcher java = JAVA.matcher(name);
    if (!java.matches()) {
      return false;
    }
    try {
      Class<?> type = Class.forName(java.group(1), false, GoNamesTest.class.getClassLoader());
      return Modifier.isPublic(type.getModifiers())
          && (java.group(2) == null || members(type).contains(java.group(2)));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Set<String> members(Class<?> type) {
    Set<String> names = new LinkedHashSet<>();
    Stream.<Member>concat(Stream.of(type.getMethods()), Stream.of(type.getFields()))
        .forEach(member -> names.add(member.getName()));
    return names;
  }
}
