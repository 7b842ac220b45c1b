package dev.hookline.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** The blocks of one page, for a test that follows it as a reader would. */
public final class DocPage {

  private final List<DocBlock> blocks;
  private final List<List<String>> commands = new ArrayList<>();

  private DocPage(List<DocBlock> blocks) {
    this.blocks = blocks;
    blocks.forEach(block -> commands.addAll(DocCommands.of(block)));
  }

  /** Reads a page by its path in the repository. */
  public static DocPage of(String page) {
    return new DocPage(DocBlock.all().stream().filter(block -> block.page().equals(page)).toList());
  }

  /** Returns the first block of a language. */
  public String block(String language) {
    return blocks.stream()
        .filter(block -> block.language().equals(language))
        .findFirst()
        .map(DocBlock::text)
        .orElseThrow();
  }

  /** Returns the first line of a block that begins so, such as a documented output. */
  public String line(String begin) {
    return blocks.stream()
        .flatMap(block -> block.lines().stream())
        .filter(line -> line.startsWith(begin))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the first command of {@code hookline} that contains each of these texts. */
  public List<String> command(String... texts) {
    return commands.stream()
        .filter(words -> words.get(0).endsWith("hookline"))
        .filter(words -> List.of(texts).stream().allMatch(String.join(" ", words)::contains))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no command with " + List.of(texts)));
  }

  /** Returns what the page pipes into a command: the text of the {@code echo} before it. */
  public String inputOf(List<String> command) {
    int before = commands.indexOf(command) - 1;
    boolean isPiped = before >= 0 && commands.get(before).get(0).equals("echo");
    return isPiped ? String.join(" ", commands.get(before).subList(1, 2)) : "";
  }
}
