package dev.hookline.cli.docs;

import java.util.ArrayList;
import java.util.List;

/**
 * One page, for a test that follows it as a reader would.
 *
 * @param commands its commands in order, each as its words
 */
public record DocPage(List<List<String>> commands, List<String> lines, List<DocFile> files) {

  /** A block with the content of a file, such as a configuration. */
  public record DocFile(String language, String text) {}

  /** Reads a page by its path in the repository. */
  public static DocPage of(String page) {
    List<List<String>> commands = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<DocFile> files = new ArrayList<>();
    for (DocBlock block : DocBlock.all()) {
      if (block.page().equals(page)) {
        commands.addAll(DocCommands.of(block));
        lines.addAll(block.lines());
        files.add(new DocFile(block.language(), block.text()));
      }
    }
    return new DocPage(commands, lines, files);
  }

  /** Returns its first file of a language. */
  public String file(String language) {
    return files.stream()
        .filter(file -> file.language().equals(language))
        .findFirst()
        .orElseThrow()
        .text();
  }

  /** Returns the line that begins so, such as a documented output. */
  public String line(String begin) {
    return lines.stream().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
  }

  /** Returns the commands of {@code hookline} in order. */
  public List<List<String>> ofHookline() {
    return commands.stream().filter(words -> words.get(0).endsWith("hookline")).toList();
  }

  /** Returns what the page pipes into a command: the text of the {@code echo} before it. */
  public String inputOf(List<String> command) {
    int before = commands.indexOf(command) - 1;
    boolean isPiped = before >= 0 && commands.get(before).get(0).equals("echo");
    return isPiped ? commands.get(before).get(1) : "";
  }
}
