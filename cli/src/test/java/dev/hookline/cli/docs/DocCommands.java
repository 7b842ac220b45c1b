package dev.hookline.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shell commands of a block, each as its words; none for a block that shows output. */
final class DocCommands {

  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
  private static final Pattern SETTING = Pattern.compile("[A-Z_]+=.*");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#\\s.*$");
  private static final Pattern BEGINS =
      Pattern.compile(
          "(\\$ |time |export |[A-Z_]+=\\S+ )*(\\./)?(hookline|mvn|java|curl|docker|helm|temporal|psql|git|install|useradd"
              + "|systemctl|openssl|echo|deploy/\\S+|\\.ci/run)\\b.*");

  private DocCommands() {}

  static List<List<String>> of(DocBlock block) {
    List<List<String>> commands = new ArrayList<>();
    boolean transcript = block.lines().stream().anyMatch(line -> line.startsWith("$ "));
    if (!BEGINS.matcher(block.lines().get(0).strip()).matches()) {
      return commands;
    }
    for (String line : String.join("\n", block.lines()).replaceAll("\\\\\n\\s*", "").split("\n")) {
      boolean output = transcript ? !line.startsWith("$ ") : line.isBlank() || line.startsWith("{");
      if (!output) {
        String command = COMMENT.matcher(line.replaceFirst("^\\$ ", "")).replaceFirst("");
        for (String simple : command.split("\\s(\\||&&)\\s")) {
          List<String> words = words(simple);
          if (!words.isEmpty()) {
            commands.add(words);
          }
        }
      }
    }
    return commands;
  }

  /** Without settings before the command and redirections after it. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command.replaceAll("\\s>\\s*\\S+", ""));
    while (word.find()) {
      String text = word.group();
      boolean isPrefix = SETTING.matcher(text).matches() || text.matches("time|export");
      if (!words.isEmpty() || !isPrefix) {
        words.add(text.replaceAll("^(['\"])(.*)\\1$", "$2"));
      }
    }
    return words;
  }
}
