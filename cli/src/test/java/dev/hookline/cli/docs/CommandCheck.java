package dev.hookline.cli.docs;

import dev.hookline.cli.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;

/** Whether a documented command exists with its options; nothing is run. */
final class CommandCheck {

  /** Programs that only prepare input, or show what others would. */
  private static final Pattern HARMLESS = Pattern.compile("echo|cat|cd|cp|jq|curl");

  private CommandCheck() {}

  /** Returns what is wrong; empty if nothing is. */
  static String problem(List<String> words) throws IOException {
    String program = words.get(0).replaceFirst("^\\./", "");
    List<String> args = words.subList(1, words.size());
    if (program.equals("hookline")) {
      return ofHookline(args);
    }
    if (program.equals("mvn")) {
      return ofMaven(args);
    }
    if (program.contains("/") && Files.exists(DocBlock.ROOT.resolve(program))) {
      return Files.isExecutable(DocBlock.ROOT.resolve(program)) ? "" : "is not executable";
    }
    return HARMLESS.matcher(program).matches()
        ? ""
        : "is not a command of this repository; mark the block: <!-- not run: reason -->";
  }

  private static String ofHookline(List<String> args) {
    try {
      CommandLines.parse(args.toArray(String[]::new));
      return "";
    } catch (ParameterException e) {
      return e.getMessage();
    }
  }

  /** Modules, profiles and tests exist. */
  private static String ofMaven(List<String> args) throws IOException {
    String line = String.join(" ", args);
    for (String module : values(line, "-pl (\\S+)")) {
      if (!Files.exists(DocBlock.ROOT.resolve(module).resolve("pom.xml"))) {
        return "module " + module + " does not exist";
      }
    }
    for (String profile : values(line, "-P(\\S+)")) {
      if (!poms().contains("<id>" + profile + "</id>")) {
        return "profile " + profile + " does not exist";
      }
    }
    return "";
  }

  private static List<String> values(String line, String option) {
    Matcher found = Pattern.compile(option).matcher(line);
    return found.find() ? List.of(found.group(1).split(",")) : List.of();
  }

  private static String poms() throws IOException {
    StringBuilder poms = new StringBuilder();
    try (Stream<Path> files = Stream.of(DocBlock.ROOT, DocBlock.ROOT.resolve("cli"))) {
      for (Path folder : files.toList()) {
        poms.append(Files.readString(folder.resolve("pom.xml")));
      }
    }
    return poms.toString();
  }
}
