package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What commands print to a terminal of 100 columns, in their colours, as a page for the browser.
 */
final class TerminalPage {

  private static final Pattern COLOURED = Pattern.compile("\u001B\\[(\\d+)m(.*?)\u001B\\[0m");
  private static final Map<String, String> COLOURS =
      Map.of(
          "31", "#ff7b72",
          "32", "#3fb950",
          "33", "#d29922",
          "34", "#58a6ff",
          "35", "#bc8cff",
          "90", "#8b949e");

  private final Map<String, String> environment;
  private final StringBuilder html = new StringBuilder();

  TerminalPage(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs a command, by the program {@code script} that gives it a terminal. */
  void run(String... args) throws IOException, InterruptedException {
    ProcessBuilder hookline = HooklineProcess.of(environment, args);
    String line =
        hookline.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    ProcessBuilder script =
        new ProcessBuilder(List.of("script", "-qec", line, "/dev/null"))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true);
    script.environment().putAll(environment);
    script.environment().putAll(Map.of("COLUMNS", "100", "TERM", "xterm", "LC_ALL", "C.UTF-8"));
    Process process = script.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(printed);
    }
    html.append("<b>$ hookline ").append(escaped(String.join(" ", args))).append("</b>\n");
    html.append(coloured(escaped(shown(printed)))).append('\n');
  }

  /** Returns what is left on the screen: a progress line is overwritten by what follows it. */
  private static String shown(String printed) {
    return Stream.of(printed.split("\r?\n", -1))
        .map(line -> line.substring(line.lastIndexOf('\r') + 1).replace("\u001B[K", ""))
        .collect(Collectors.joining("\n"));
  }

  private static String coloured(String text) {
    return COLOURED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "<span style='color:%s'>%s</span>"
                        .formatted(COLOURS.get(found.group(1)), found.group(2))));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** Returns the page; its only element is {@code pre}. */
  String html() {
    return """
        <meta charset="utf-8">
        <pre style="display: inline-block; margin: 0; padding: 16px 20px; background: #0d1117; color: #e6edf3; \
        font: 14px/1.35 'DejaVu Sans Mono', monospace">%s</pre>
        """
        .formatted(html.toString().stripTrailing());
  }
}
